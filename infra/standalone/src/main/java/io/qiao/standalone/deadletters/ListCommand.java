package io.qiao.standalone.deadletters;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `infra/dead-letters list SERVICE`.
@Command(name = "list", description = "Lists what waits, with where it came from and why.")
final class ListCommand implements Callable<Integer> {
    @ParentCommand private DeadLettersCommand parent = new DeadLettersCommand();

    @Parameters(paramLabel = "SERVICE", description = "Such as matchmaking or notifications.")
    private String service = "";

    @Override
    public Integer call() throws IOException {
        try (Letters letters = new Letters(parent.brokers(), service)) {
            List<Letter> waiting = letters.waiting();
            waiting.forEach(System.out::println);
            System.out.println(waiting.size() + " waiting");
        }
        return 0;
    }
}
