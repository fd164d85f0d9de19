package io.qiao.matchmaking.matching;

import io.qiao.chassis.consuming.Consuming;
import io.qiao.chassis.consuming.Replays;
import io.qiao.contracts.events.ProjectEvent;
import io.qiao.contracts.events.ProjectEvent.ProjectSigned;
import io.qiao.contracts.matchmaking.PostingEvent;
import io.qiao.contracts.matchmaking.PostingEvent.PostingClosed;
import io.qiao.contracts.matchmaking.PostingEvent.PostingExpired;
import io.qiao.contracts.matchmaking.PostingEvent.PostingPublished;
import io.qiao.contracts.matchmaking.PostingEvent.PostingRevised;
import io.qiao.contracts.membership.MembershipEvent;
import io.qiao.contracts.membership.MembershipEvent.ApplicationReturned;
import io.qiao.contracts.membership.MembershipEvent.ApplicationSubmitted;
import io.qiao.contracts.membership.MembershipEvent.MemberAdmitted;
import io.qiao.contracts.wire.Topic;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/// What sets matching off: postings, new members, signed projects.
@Configuration(proxyBeanMethods = false)
class MatchConsumers {

    @Bean
    Consumer<Message<byte[]>> onPosting(Consuming consuming, ProposeMatches propose) {
        return consuming.of(
                PostingEvent.class,
                envelope ->
                        switch (envelope.event()) {
                            case PostingPublished published ->
                                    propose.of(published.posting().id(), envelope);
                            case PostingRevised revised ->
                                    propose.of(revised.posting().id(), envelope);
                            case PostingClosed _, PostingExpired _ -> Mono.empty();
                        });
    }

    @Bean
    Consumer<Message<byte[]>> onMembership(Consuming consuming, ProposeMatches propose) {
        return consuming.of(
                MembershipEvent.class,
                envelope ->
                        switch (envelope.event()) {
                            case MemberAdmitted admitted ->
                                    propose.of(admitted.membership().organization(), envelope);
                            case ApplicationSubmitted _, ApplicationReturned _ -> Mono.empty();
                        });
    }

    @Bean
    Consumer<Message<byte[]>> onProject(Consuming consuming, ProposeMatches propose) {
        return consuming.of(
                ProjectEvent.class,
                envelope ->
                        switch (envelope.event()) {
                            case ProjectSigned signed ->
                                    propose.of(signed.project().id(), envelope);
                        });
    }

    @Bean
    Consumer<Message<byte[]>> onReplay(
            @Qualifier("onPosting") Consumer<Message<byte[]>> onPosting,
            @Qualifier("onMembership") Consumer<Message<byte[]>> onMembership,
            @Qualifier("onProject") Consumer<Message<byte[]>> onProject) {
        return new Replays(
                Map.of(
                        Topic.POSTINGS.address(), onPosting,
                        Topic.MEMBERSHIPS.address(), onMembership,
                        Topic.PROJECTS.address(), onProject));
    }
}
