package io.qiao.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The shape of the house: who may depend on whom, and what things may be called.
@Execution(ExecutionMode.CONCURRENT)
class KeepingTheHouse {
    /// Not the one of [Qiao], which would start a platform.
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final List<String> SERVICES =
            List.of("identity", "membership", "events", "matchmaking", "notifications");
    private static final String REQUEST_BODY =
            "org.springframework.web.bind.annotation.RequestBody";
    private static final JavaClasses CODE = code();

    private static JavaClasses code() {
        List<Path> classes = new ArrayList<>();
        classes.add(ROOT.resolve("gateway/target/classes"));
        List.of("contracts", "chassis")
                .forEach(
                        each ->
                                classes.add(
                                        ROOT.resolve(
                                                "services/%s/target/classes".formatted(each))));
        SERVICES.forEach(
                each -> classes.add(ROOT.resolve("services/%s/target/classes".formatted(each))));
        return new ClassFileImporter().importPaths(classes);
    }

    @Test
    void contracts_depend_on_nothing_of_ours() {
        noClasses()
                .that()
                .resideInAPackage("io.qiao.contracts..")
                .should()
                .dependOnClassesThat(ours().and(not(resideInAPackage("io.qiao.contracts.."))))
                .check(CODE);
    }

    @Test
    void the_chassis_depends_on_contracts_only() {
        noClasses()
                .that()
                .resideInAPackage("io.qiao.chassis..")
                .should()
                .dependOnClassesThat(
                        ours().and(
                                        not(
                                                resideInAnyPackage(
                                                        "io.qiao.contracts..",
                                                        "io.qiao.chassis.."))))
                .check(CODE);
    }

    @Test
    void no_service_knows_another_one_nor_the_gateway() {
        for (String each :
                List.of(
                        "identity",
                        "membership",
                        "events",
                        "matchmaking",
                        "notifications",
                        "gateway")) {
            noClasses()
                    .that()
                    .resideInAPackage("io.qiao.%s..".formatted(each))
                    .should()
                    .dependOnClassesThat(
                            ours().and(
                                            not(
                                                    resideInAnyPackage(
                                                            "io.qiao.contracts..",
                                                            "io.qiao.chassis..",
                                                            "io.qiao.%s..".formatted(each)))))
                    .check(CODE);
        }
    }

    @Test
    void features_form_no_circles() {
        SlicesRuleDefinition.slices()
                .matching("io.qiao.(*).(*)..")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void contracts_know_no_framework() {
        noClasses()
                .that()
                .resideInAPackage("io.qiao.contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "reactor..", "org.apache.kafka..", "com.mongodb..")
                .check(CODE);
    }

    @Test
    void what_decides_is_pure() {
        noClasses()
                .that(isDecider())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "reactor..",
                        "com.mongodb..",
                        "org.bson..",
                        "org.apache.kafka..",
                        "org.apache.lucene..")
                .check(CODE);
    }

    /// Classes that make changes, rules and scores.
    private static DescribedPredicate<JavaClass> isDecider() {
        Set<String> names =
                Set.of(
                        "Organizations",
                        "Seats",
                        "Persons",
                        "Negotiation",
                        "Timetable",
                        "Rematching",
                        "Retraction",
                        "Seating",
                        "Answer",
                        "Nearness",
                        "Marks",
                        "Agreements",
                        "Admission",
                        "Postings",
                        "Rules",
                        "Score",
                        "Subject",
                        "Announcements");
        return DescribedPredicate.describe(
                "deciders", each -> names.contains(each.getSimpleName()));
    }

    @Test
    void the_consumers_and_the_servlets_block_and_nothing_else_does() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.qiao.chassis.consuming.Consuming")
                .and()
                .doNotHaveFullyQualifiedName("io.qiao.identity.waiting.Await")
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "block",
                                call ->
                                        call.getTarget().getName().startsWith("block")
                                                && call.getTargetOwner()
                                                        .getPackageName()
                                                        .startsWith("reactor")))
                .check(CODE);
    }

    /// A primitive has a value when none was sent, so that its description calls it optional and
    /// its rules refuse it.
    @Test
    void what_requests_bring_is_there_or_is_not() {
        noFields()
                .that()
                .areDeclaredInClassesThat(areBroughtByRequests())
                .and()
                .areNotStatic()
                .should()
                .haveRawType(DescribedPredicate.describe("primitive", type -> type.isPrimitive()))
                .check(CODE);
    }

    /// Text of a request has a bound, or is one of a list that we keep. Map keys are names, which
    /// the record compares with those it knows.
    @Test
    void text_that_requests_bring_says_how_long_it_may_be() throws IOException {
        JavaClasses brought = CODE.that(areBroughtByRequests());
        List<String> unbounded = new ArrayList<>();
        for (JavaClass each : brought) {
            URI file = each.getSource().orElseThrow().getUri();
            RequestText.unbounded(Path.of(file)).stream()
                    .map(field -> each.getName() + "." + field)
                    .forEach(unbounded::add);
        }

        assertThat(brought).hasSizeGreaterThan(30);
        assertThat(unbounded).isEmpty();
    }

    /// The bodies of requests, all drafts, and every record of ours that is a part of one.
    private static DescribedPredicate<JavaClass> areBroughtByRequests() {
        Set<JavaClass> brought = new HashSet<>();
        CODE.stream()
                .filter(each -> each.getSimpleName().endsWith("Draft"))
                .forEach(each -> add(each, brought));
        CODE.stream()
                .flatMap(each -> each.getMethods().stream())
                .flatMap(each -> each.getParameters().stream())
                .filter(each -> each.isAnnotatedWith(REQUEST_BODY))
                .flatMap(each -> each.getType().getAllInvolvedRawTypes().stream())
                .forEach(each -> add(each, brought));
        return DescribedPredicate.describe("brought by requests", brought::contains);
    }

    private static void add(JavaClass type, Set<JavaClass> brought) {
        if (type.isRecord() && ours().test(type) && brought.add(type)) {
            type.getFields().stream()
                    .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                    .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
                    .forEach(part -> add(part, brought));
        }
    }

    /// Spring finds out only when such a request comes, and answers it with 500.
    @Test
    void every_request_has_one_handler() {
        List<Route> routes = Route.of(CODE);

        assertThat(routes).hasSizeGreaterThan(100);
        assertThat(Route.ambiguous(routes)).isEmpty();
    }

    @Test
    void two_handlers_for_one_request_are_found() {
        assertThat(Route.ambiguous(List.of(list("one"), list("other"))))
                .containsExactly("[one] and [other]");
        assertThat(Route.ambiguous(List.of(list("one", "!other"), list("other", "!one"))))
                .isEmpty();
        assertThat(Route.ambiguous(List.of(list(), list("one")))).isEmpty();
        assertThat(Route.ambiguous(List.of(list("by=A"), list("by=B")))).isEmpty();
        assertThat(Route.ambiguous(List.of(list("by=A"), list("by!=A")))).isEmpty();
        assertThat(Route.ambiguous(List.of(list("!one"), list("!other")))).hasSize(1);
    }

    private static Route list(String... params) {
        return new Route(List.of(params).toString(), "Get", "/api/things", List.of(params));
    }

    @Test
    void names_say_what_things_are() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Processor")
                .check(CODE);
    }

    @Test
    void most_of_a_service_is_its_own_business() {
        for (String service : SERVICES) {
            List<JavaClass> types =
                    CODE.stream()
                            .filter(each -> each.getPackageName().startsWith("io.qiao." + service))
                            .filter(
                                    each ->
                                            each.isTopLevelClass()
                                                    && !each.getSimpleName().equals("package-info"))
                            .toList();
            long open =
                    types.stream()
                            .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                            .count();
            assertThat(open).as(service).isLessThanOrEqualTo(types.size() / 2);
        }
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("io.qiao..");
    }
}
