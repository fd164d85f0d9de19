package io.qiao.matchmaking.engine;

/// Who may see what is not public.
public interface Reach {
    /// Everybody sees everything.
    Reach ALL = (_, _) -> true;

    /// Whether those whom the viewer stands for may see the other.
    boolean sees(Subject viewer, Subject seen);
}
