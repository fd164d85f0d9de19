package io.qiao.chassis.outbox;

import java.util.List;

/// Whose business a change is, as the aggregate says.
///
/// @param aggregate the id of what changed
/// @param alliances those whose secretariats may read of it in the audit trail
public record Concern(String aggregate, List<String> alliances) {
    public Concern {
        alliances = alliances.stream().distinct().toList();
    }
}
