package io.qiao.matchmaking.engine;

/// What came of earlier proposals.
public interface History {
    /// Nothing has come of anything yet.
    History NONE =
            new History() {
                @Override
                public int proposals(String organization) {
                    return 0;
                }

                @Override
                public double liking(String organization, String industry) {
                    return 0;
                }

                @Override
                public boolean areBlocked(String one, String other) {
                    return false;
                }

                @Override
                public int partners(String subject) {
                    return 0;
                }
            };

    /// How many proposals an organization got in the last seven days.
    int proposals(String organization);

    /// From -1, it declined all of the partners of that industry that were proposed to it, to 1,
    /// it took them all; 0 when nothing is known.
    double liking(String organization, String industry);

    /// Whether either of the two wants nothing to do with the other.
    boolean areBlocked(String one, String other);

    /// How many partners a subject has accepted.
    int partners(String subject);
}
