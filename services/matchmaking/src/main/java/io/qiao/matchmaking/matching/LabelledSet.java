package io.qiao.matchmaking.matching;

import io.qiao.contracts.matchmaking.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            if (cells.size() >= 3) {
                grades.computeIfAbsent(cells.get(0), _ -> new HashMap<>())
                        .put(cells.get(1), Integer.valueOf(cells.get(2).strip()));
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
        boolean demand = line.get("kind").asString().equalsIgnoreCase("demand");
        String title = line.get("title").asString();
        String text = Folding.withoutGlosses(title + "\n" + line.path("text").asString(""));
        return new Subject(
                demand ? Match.SubjectKind.DEMAND : Match.SubjectKind.SUPPLY,
                line.get("id").asString(),
                List.of(line.get("owner").asString()),
                title,
                demand ? text : "",
                demand ? "" : text,
                line.path("industry").asString(""),
                line.path("region").asString(""),
                null,
                List.of(),
                null);
    }

    int grade(String subject, String candidate) {
        return grades.getOrDefault(subject, Map.of()).getOrDefault(candidate, 0);
    }
}
