package io.qiao.bench;

import io.qiao.demo.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// Looks, through the public API, what became of postings that were accepted.
///
/// @param accepted how many were
/// @param present how many can be read
/// @param matched how many have a match
/// @param notified of how many the supplier was told
/// @param doubled how many were matched or told more than once
/// @param gaps how many numbers are missing in the supplier's inbox
record Audit(int accepted, int present, int matched, int notified, int doubled, int gaps) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// Waits until all are matched and told, or nothing more can be hoped for.
    static Audit of(Pair pair, Collection<String> postings)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Audit audit = look(pair, postings);
            if (audit.isComplete() || System.nanoTime() > deadline) {
                return audit;
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    boolean isComplete() {
        return present == accepted && matched == accepted && notified == accepted;
    }

    boolean isRight() {
        return isComplete() && doubled == 0 && gaps == 0;
    }

    Table table() {
        return new Table()
                .row("postings accepted (201)", Integer.toString(accepted))
                .row("present", Integer.toString(present), "= accepted", present == accepted)
                .row("matched", Integer.toString(matched), "= accepted", matched == accepted)
                .row("notified", Integer.toString(notified), "= accepted", notified == accepted)
                .row("doubled", Integer.toString(doubled), "0", doubled == 0)
                .row("gaps in the inbox's numbers", Integer.toString(gaps), "0", gaps == 0);
    }

    private static Audit look(Pair pair, Collection<String> postings)
            throws IOException, InterruptedException {
        Set<String> present = new HashSet<>();
        pages(pair.buying(), "/api/matchmaking/postings?owner=%s&limit=100".formatted(pair.buyer()))
                .forEach(each -> present.add(each.get("id").asString()));
        List<String> matched = new ArrayList<>();
        pages(
                        pair.selling(),
                        "/api/matchmaking/matches?organization=%s&limit=100"
                                .formatted(pair.supplier()))
                .forEach(each -> matched.addAll(subjects(each)));
        List<String> told = new ArrayList<>();
        List<JsonNode> inbox = pages(pair.selling(), "/api/notifications/inbox/mine?limit=100");
        inbox.forEach(each -> told.add(each.at("/partner/subject").asString()));
        Set<String> wanted = Set.copyOf(postings);
        long newest = inbox.isEmpty() ? 0 : inbox.getFirst().get("number").asLong();
        return new Audit(
                wanted.size(),
                count(present, wanted),
                count(new HashSet<>(matched), wanted),
                count(new HashSet<>(told), wanted),
                doubles(matched, wanted) + doubles(told, wanted),
                (int) (newest - inbox.size()));
    }

    private static List<String> subjects(JsonNode match) {
        return List.of(
                match.at("/first/subject").asString(), match.at("/second/subject").asString());
    }

    private static int count(Set<String> found, Set<String> wanted) {
        return (int) wanted.stream().filter(found::contains).count();
    }

    private static int doubles(List<String> found, Set<String> wanted) {
        List<String> those = found.stream().filter(wanted::contains).toList();
        return those.size() - new HashSet<>(those).size();
    }

    private static List<JsonNode> pages(Api api, String first)
            throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String next = first;
        while (!next.isEmpty()) {
            Api.Answer page = api.send("GET", next, Map.of(), null);
            if (page.status() != 200) {
                throw new IOException(next + ": " + page.body());
            }
            page.json().forEach(all::add);
            next = page.header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        }
        return all;
    }
}
