package io.qiao.standalone.deadletters;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// `infra/dead-letters`.
@Command(
        name = "infra/dead-letters",
        mixinStandardHelpOptions = true,
        description = "Lists the events that a service has set aside, and gives them to it again.",
        subcommands = {ListCommand.class, ReplayCommand.class})
public final class DeadLettersCommand {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder of a platform that infra/up runs. Default: ~/.qiao")
    private Path data = Path.of(System.getProperty("user.home"), ".qiao");

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            scope = ScopeType.INHERIT,
            description = "The broker of any other platform.")
    private @Nullable String kafka;

    public static void main(String[] args) {
        System.exit(
                new CommandLine(new DeadLettersCommand())
                        .setExecutionExceptionHandler(DeadLettersCommand::tell)
                        .execute(args));
    }

    private static int tell(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println(failure.getMessage());
        return 1;
    }

    String brokers() throws IOException {
        if (kafka != null) {
            return kafka;
        }
        Path file = data.resolve("ports.properties");
        if (!Files.exists(file)) {
            throw new IOException("No platform has run on " + data + "; give --data or --kafka.");
        }
        Properties ports = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            ports.load(reader);
        }
        return "127.0.0.1:" + ports.getProperty("kafka");
    }
}
