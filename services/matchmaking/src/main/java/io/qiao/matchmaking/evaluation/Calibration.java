package io.qiao.matchmaking.evaluation;

import io.qiao.matchmaking.engine.Weights;
import java.util.List;
import java.util.Map;

/// Turns the sum of a score's parts into a likelihood: logistic regression on judged pairs (Platt,
/// 1999), and the threshold at which precision, which counts double since a bad proposal costs
/// attention, and recall are best together (F0.5).
record Calibration(List<Judged> pairs) {
    private static final int ROUNDS = 50;

    /// @param raw the sum of the parts
    record Judged(double raw, boolean good) {}

    Weights fit(Weights weights) {
        double slope = 1;
        double offset = 0;
        for (int round = 0; round < ROUNDS; round++) { // Newton's method
            double a = 1e-3 * slope;
            double b = 0;
            double aa = 1e-3;
            double ab = 0;
            double bb = 1e-9;
            for (Judged each : pairs) {
                double likelihood = logistic(slope * each.raw() + offset);
                double error = likelihood - (each.good() ? 1 : 0);
                double spread = likelihood * (1 - likelihood);
                a += error * each.raw();
                b += error;
                aa += spread * each.raw() * each.raw();
                ab += spread * each.raw();
                bb += spread;
            }
            double determinant = aa * bb - ab * ab;
            slope -= (a * bb - b * ab) / determinant;
            offset -= (b * aa - a * ab) / determinant;
        }
        return weights.with(
                Map.of("slope", slope, "offset", offset, "threshold", threshold(slope, offset)));
    }

    private double threshold(double slope, double offset) {
        double best = 0;
        double at = 0.5;
        for (int percent = 5; percent < 95; percent++) {
            double reached = quality(slope, offset, percent / 100.0);
            if (reached > best) {
                best = reached;
                at = percent / 100.0;
            }
        }
        System.out.printf("threshold %.2f: F0.5 %.3f%n", at, best);
        return at;
    }

    private double quality(double slope, double offset, double threshold) {
        double hits = 0;
        double proposed = 0;
        double good = 0;
        for (Judged each : pairs) {
            boolean above = logistic(slope * each.raw() + offset) >= threshold;
            hits += above && each.good() ? 1 : 0;
            proposed += above ? 1 : 0;
            good += each.good() ? 1 : 0;
        }
        return hits == 0 ? 0 : 1.25 * hits / (proposed + 0.25 * good);
    }

    private static double logistic(double value) {
        return 1 / (1 + Math.exp(-value));
    }
}
