package io.qiao.events.gathering;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.web.LocalizedDraft;
import io.qiao.chassis.web.RegionCode;
import io.qiao.contracts.events.Gathering;
import io.qiao.contracts.reference.Count;
import io.qiao.contracts.reference.Precision;
import io.qiao.events.access.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What announces a gathering.
record GatheringDraft(
        @NotBlank @Line(max = 100) String alliance,
        @NotNull Gathering.Kind kind,
        @NotNull Gathering.Format format,
        @NotNull @Valid LocalizedDraft title,
        @NotNull @RegionCode String region,
        @NotBlank @Line(max = 200) String place,
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        @NotNull @Size(max = 100) List<@Valid UnitDraft> units,
        @NotNull @Size(max = 200) List<@Valid SessionDraft> sessions,
        @Nullable @Valid CountDraft attendance) {

    /// @throws Refused unless there is all that it refers to
    void requireKnown(Access access) {
        access.requireAlliance(alliance, "alliance");
        for (int at = 0; at < units.size(); at++) {
            access.requireOrganization(
                    units.get(at).organization(), "units[%d].organization".formatted(at));
        }
    }

    Gathering announced(String id) {
        if (!endsAt.isAfter(startsAt)) {
            throw Refused.field("endsAt", "order", "must come after startsAt");
        }
        return new Gathering(
                id,
                alliance,
                kind,
                format,
                title.checked("title"),
                region,
                place,
                startsAt,
                endsAt,
                units.stream().map(UnitDraft::checked).toList(),
                sessions.stream().map(SessionDraft::checked).toList(),
                attendance == null ? null : attendance.checked());
    }

    /// A unit that helps to run it.
    record UnitDraft(
            @NotNull Gathering.Unit.Role role,
            @NotBlank @Line(max = 200) String name,
            @Nullable @Line(max = 100) String organization) {
        Gathering.Unit checked() {
            return new Gathering.Unit(role, name, organization);
        }
    }

    /// A part of it.
    record SessionDraft(
            @NotBlank @Line(max = 200) String title,
            @NotBlank @Line(max = 100) String track,
            @NotNull Instant startsAt,
            @Nullable @Line(max = 200) String organizer) {
        Gathering.Session checked() {
            return new Gathering.Session(title, track, startsAt, organizer);
        }
    }

    /// How many came, as published.
    record CountDraft(@NotNull @PositiveOrZero Long value, @NotNull Precision precision) {
        Count checked() {
            return new Count(value, precision);
        }
    }
}
