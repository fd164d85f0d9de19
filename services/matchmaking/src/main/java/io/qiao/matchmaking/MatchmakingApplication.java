package io.qiao.matchmaking;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The matchmaking service.
@SpringBootApplication
public class MatchmakingApplication {
    public static void main(String[] args) {
        SpringApplication.run(MatchmakingApplication.class, args);
    }
}
