package io.qiao.matchmaking.engine;

import io.qiao.contracts.matchmaking.Match;

/// What each criterion adds to the score of a pair. The score is their sum, 0 to 1.
final class Marks {
    static final Marks NONE = new Marks(new double[Match.Reason.Code.values().length], 0, 0);

    private final double[] parts;
    private final double score;
    private final double raw;

    private Marks(double[] parts, double score, double raw) {
        this.parts = parts;
        this.score = score;
        this.raw = raw;
    }

    /// Scales what was counted together so that it adds up to the likelihood that the weights'
    /// calibration gives it.
    ///
    /// @param parts by the place of their code
    @SuppressWarnings("EnumOrdinal")
    static Marks calibrated(double[] parts, Weights weights) {
        double raw = 0;
        for (double each : parts) {
            raw += each;
        }
        if (raw <= 0) {
            return NONE;
        }
        double likelihood = likelihood(raw, weights);
        double sum = 0;
        double[] rounded = new double[parts.length];
        for (int at = 0; at < parts.length; at++) {
            rounded[at] = round(parts[at] * likelihood / raw);
            sum += rounded[at];
        }
        return new Marks(rounded, Math.clamp(round(sum), 0, 1), raw);
    }

    private static double likelihood(double raw, Weights weights) {
        return 1 / (1 + Math.exp(-(weights.slope() * raw + weights.offset())));
    }

    /// What the score would be if so much more spoke for the pair.
    double with(double more, Weights weights) {
        return likelihood(raw + more, weights);
    }

    @SuppressWarnings("EnumOrdinal")
    double of(Match.Reason.Code code) {
        return parts[code.ordinal()];
    }

    double score() {
        return score;
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
