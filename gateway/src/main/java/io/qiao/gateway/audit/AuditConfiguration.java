package io.qiao.gateway.audit;

import com.mongodb.reactivestreams.client.MongoClient;
import io.qiao.chassis.audit.AuditTrail;
import io.qiao.chassis.web.Refusals;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The gateway's own audit trail: what it refused before any service saw it.
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    @Bean
    AuditTrail auditTrail(MongoClient client) {
        return new AuditTrail(client.getDatabase("qiao_gateway"));
    }

    @Bean
    Refusals refusals(AuditTrail trail) {
        return new Refusals(trail, Clock.systemUTC());
    }
}
