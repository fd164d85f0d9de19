package io.qiao.gateway;

import io.qiao.chassis.ChassisConfiguration;
import io.qiao.chassis.web.HealthConfiguration;
import io.qiao.chassis.web.TokenConfiguration;
import io.qiao.chassis.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The gateway. Of the chassis it takes how requests are read, answered and authenticated; it owns
/// no events.
@SpringBootApplication(exclude = ChassisConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
@Import({HealthConfiguration.class, TokenConfiguration.class, WebConfiguration.class})
public class GatewayApplication {
    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}
