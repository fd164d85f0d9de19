package io.qiao.matchmaking.evaluation;

import io.qiao.contracts.matchmaking.Match;
import io.qiao.contracts.matchmaking.Posting;
import io.qiao.contracts.reference.Currency;
import io.qiao.contracts.reference.Money;
import io.qiao.contracts.reference.OrganizationKind;
import io.qiao.contracts.reference.ResourceCategory;
import io.qiao.matchmaking.engine.Subject;
import io.qiao.matchmaking.text.Folding;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Subjects and candidates with judgements of how well they fit: `subjects.jsonl`,
/// `candidates.jsonl`, and `judgements.tsv` (subject, candidate, grade 0 to 3). What is not judged
/// is 0.
///
/// @param grades by subject and candidate
record LabelledSet(
        List<Subject> subjects,
        List<Subject> candidates,
        Map<String, Map<String, Integer>> grades) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static LabelledSet read(Path folder) throws IOException {
        Map<String, Map<String, Integer>> grades = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("judgements.tsv"))) {
            List<String> cells = List.of(line.split("\t", -1));
            if (cells.size() >= 3 && cells.get(2).strip().matches("[0-3]")) {
                grades.computeIfAbsent(cells.get(0).strip(), _ -> new HashMap<>())
                        .put(cells.get(1).strip(), Integer.valueOf(cells.get(2).strip()));
            }
        }
        return new LabelledSet(
                subjects(folder.resolve("subjects.jsonl")),
                subjects(folder.resolve("candidates.jsonl")),
                grades);
    }

    private static List<Subject> subjects(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(JSON::readTree)
                .map(LabelledSet::subject)
                .toList();
    }

    private static Subject subject(JsonNode line) {
        boolean demand = line.path("kind").asString("").equalsIgnoreCase("demand");
        String title = line.path("title").asString("");
        String text = Folding.withoutGlosses(title + "\n" + line.path("text").asString(""));
        return new Subject(
                demand ? Match.SubjectKind.DEMAND : Match.SubjectKind.SUPPLY,
                line.get("id").asString(),
                owner(line.path("owner").asString("")),
                title,
                demand ? text : "",
                demand ? "" : text,
                new Subject.Facts(
                        fitting(line.path("industry").asString(""), "[A-T](\\d{2,4})?"),
                        fitting(line.path("region").asString(""), "\\d{6}"),
                        one(ResourceCategory.class, line.path("category").asString("")),
                        one(OrganizationKind.class, line.path("ownerKind").asString("")),
                        budget(line.path("budget")),
                        null,
                        List.of(),
                        0,
                        null,
                        null),
                List.of());
    }

    private static List<String> owner(String name) {
        return name.isEmpty() ? List.of() : List.of(name);
    }

    /// A code that is none counts as not told.
    private static String fitting(String code, String form) {
        return code.matches(form) ? code : "";
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /// `{"from":{"amount","currency"},"to":{...}}` as the public API has it, or
    /// `{"from":1,"to":2,"currency":"CNY"}`; anything else counts as none.
    private static Posting.@Nullable Budget budget(JsonNode budget) {
        Money from = money(budget.path("from"), budget);
        Money to = money(budget.path("to"), budget);
        if (from == null
                || to == null
                || from.currency() != to.currency()
                || from.amount().compareTo(to.amount()) > 0) {
            return null;
        }
        return new Posting.Budget(from, to);
    }

    private static @Nullable Money money(JsonNode money, JsonNode budget) {
        String amount = money.isObject() ? money.path("amount").asString("") : money.asString("");
        String currency = money.path("currency").asString(budget.path("currency").asString("CNY"));
        Currency known = one(Currency.class, currency);
        return known == null || !amount.matches("\\d{1,15}(\\.\\d{1,2})?")
                ? null
                : new Money(new BigDecimal(amount), known);
    }

    int grade(String subject, String candidate) {
        return grades.getOrDefault(subject, Map.of()).getOrDefault(candidate, 0);
    }
}
