package io.qiao.matchmaking.posting;

import io.qiao.chassis.aggregate.Refused;
import io.qiao.chassis.input.Line;
import io.qiao.chassis.input.Text;
import io.qiao.chassis.web.IndustryCode;
import io.qiao.chassis.web.MoneyDraft;
import io.qiao.chassis.web.RegionCode;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.reference.Money;
import io.qiao.contracts.reference.ResourceCategory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a posting says, as a request brings it.
///
/// @param owner may be left out by those who act for one organization only
/// @param alliances whose members may see it, at the most 20; empty or absent when it is public
/// @param period when it is needed or to be had
/// @param languages ISO 639-1, at the most 10
/// @param capacity how many partners it is for, 1 to 1,000; any number when absent
/// @param parts of a need that asks for several partners, one for each category
/// @param validUntil at the most a year ahead; 90 days when absent
record PostingDraft(
        @Nullable @Line(max = 100) String owner,
        @NotNull Posting.Kind kind,
        @NotNull ResourceCategory category,
        @NotBlank @Line(max = 120) String title,
        @NotNull @Text(max = 4000) String text,
        @NotNull @IndustryCode String industry,
        @NotNull @RegionCode String region,
        @Nullable @Valid BudgetDraft budget,
        @Nullable @Size(max = 20) List<@NotBlank @Line(max = 100) String> alliances,
        @Nullable @Line(max = 100) String gathering,
        @Nullable Instant validUntil,
        @Nullable @Valid PeriodDraft period,
        @Nullable @Size(max = 10) List<@NotNull @Pattern(regexp = "[a-z]{2}") String> languages,
        @Nullable @Min(1) @Max(1000) Integer capacity,
        @Nullable @Size(max = 7) List<@NotNull @Valid PartDraft> parts) {
    private static final Duration USUAL = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(366);

    /// @param published when it was first published
    Posting open(String id, String author, Instant published, Instant now) {
        Instant until = validUntil == null ? now.plus(USUAL) : validUntil;
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw Refused.field("validUntil", "range", "must be ahead, by a year at the most");
        }
        return new Posting(
                id,
                author,
                kind,
                category,
                title,
                text,
                industry,
                region,
                budget == null ? null : budget.checked(),
                alliances == null ? List.of() : alliances.stream().distinct().toList(),
                gathering,
                until,
                Posting.Status.OPEN,
                published,
                period == null ? null : period.checked(),
                languages == null ? List.of() : languages.stream().distinct().toList(),
                capacity,
                checkedParts());
    }

    private List<Posting.Part> checkedParts() {
        List<PartDraft> all = parts == null ? List.of() : parts;
        if (!all.isEmpty() && kind != Posting.Kind.DEMAND) {
            throw Refused.field("parts", "kind", "can only be asked for, by a DEMAND");
        }
        if (all.stream().map(PartDraft::category).distinct().count() < all.size()) {
            throw Refused.field("parts", "unique", "must each be of another category");
        }
        return all.stream().map(each -> new Posting.Part(each.category(), each.text())).toList();
    }

    /// From one day to another, both included.
    record PeriodDraft(@NotNull LocalDate from, @NotNull LocalDate to) {
        Posting.Period checked() {
            if (to.isBefore(from)) {
                throw Refused.field("period.to", "order", "must not be before period.from");
            }
            return new Posting.Period(from, to);
        }
    }

    /// One of the partners that are asked for.
    record PartDraft(@NotNull ResourceCategory category, @NotBlank @Text(max = 2000) String text) {}

    /// A range of money.
    record BudgetDraft(@NotNull @Valid MoneyDraft from, @NotNull @Valid MoneyDraft to) {
        Posting.Budget checked() {
            Money least = from.checked("budget.from");
            Money most = to.checked("budget.to");
            if (least.currency() != most.currency()) {
                throw Refused.field("budget.to.currency", "same", "must be the one of budget.from");
            }
            if (least.amount().compareTo(most.amount()) > 0) {
                throw Refused.field("budget.to.amount", "order", "must not be below budget.from");
            }
            return new Posting.Budget(least, most);
        }
    }
}
