package io.qiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.qiao.demo.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whatever is sent to whatever is described gets an answer that is none of our failure. A failed
/// request is told with the number that makes it again (`-Dqiao.mischief=`).
class DefyingTheDescriptions {
    private static final long SEED = Long.getLong("qiao.mischief", 20_261_125L);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int ROUNDS = 5;

    /// What is left alone, and why.
    private static final Map<String, String> LEFT_ALONE =
            Map.of(
                    "POST /api/identity/me/erasure",
                    "ends the account that asks",
                    "DELETE /api/identity/me/sessions/{id}",
                    "ends the login that asks",
                    "PUT /api/identity/me/password",
                    "ten wrong passwords lock the account",
                    "POST /api/identity/me/mail",
                    "ten wrong passwords lock the account",
                    "POST /api/identity/me/second-factor",
                    "ten wrong passwords lock the account",
                    "POST /api/identity/me/second-factor/removal",
                    "ten wrong passwords lock the account",
                    "POST /api/identity/keys/rotation",
                    "ends the tokens of all tests",
                    "POST /api/matchmaking/dashboard/rebuild",
                    "takes the figures of all tests away for a while",
                    "POST /api/matchmaking/sweeps",
                    "matches what all tests have posted");

    /// Counted for the address from which all tests sign up.
    private static final Set<String> DOOR =
            Set.of(
                    "/api/identity/accounts",
                    "/api/identity/accounts/confirmation",
                    "/api/identity/password-resets",
                    "/api/identity/password-resets/completion",
                    "/api/identity/mail-changes/confirmation");

    @Test
    void never_makes_a_service_fail() throws Exception {
        List<Operation> operations =
                Operation.all().stream().filter(DefyingTheDescriptions::mayBeAsked).toList();
        Company company = Company.any();
        company.inbox();
        Mischief mischief = new Mischief(SEED);
        LogWatch logs = LogWatch.begun();

        int asked = 0;
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int round = 0; round < ROUNDS; round++) {
            for (Operation each : operations) {
                if (System.nanoTime() < end) {
                    ask(company, mischief, each);
                    asked++;
                }
            }
        }

        assertThat(asked).as("within " + LONGEST).isGreaterThan(operations.size());
        assertThat(logs.trouble()).as("seed " + SEED).isEmpty();
    }

    private static boolean mayBeAsked(Operation operation) {
        return !LEFT_ALONE.containsKey(operation.name())
                && !DOOR.contains(operation.path())
                && !operation.path().endsWith("/stream");
    }

    private static void ask(Company company, Mischief mischief, Operation operation)
            throws IOException, InterruptedException {
        String target = mischief.target(operation, company.id());
        Optional<String> body =
                Optional.of(operation)
                        .filter(each -> !each.body().isMissingNode())
                        .map(each -> mischief.body(each, company.id()));
        Map<String, String> headers =
                operation.method().equals("PUT") ? Map.of("If-Match", "*") : Map.of();
        String request =
                "seed %d: %s %s%n%s".formatted(SEED, operation.method(), target, body.orElse(""));
        Api.Answer answer;
        try {
            answer = company.api().send(operation.method(), target, headers, body.orElse(null));
        } catch (IOException unanswered) {
            throw new IOException("no answer to " + request, unanswered);
        }

        String said = "%s%n%d %s".formatted(request, answer.status(), answer.body());
        assertThat(answer.status()).as(said).isLessThan(500);
        if (answer.status() >= 400) {
            Discretion.problem(answer.header("Content-Type"), answer.body(), said);
        }
    }
}
