package io.qiao.contracts.matchmaking;

import io.qiao.contracts.event.Published;
import io.qiao.contracts.event.Unpublished;
import io.qiao.contracts.reference.ResourceCategory;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Two subjects that fit, why, and how far the two sides have come.
///
/// @param first the side whose posting, admission or signing led to the match
/// @param second the side that was found for it
/// @param score from 0 to 1, the likelihood that the pair is a good one; the sum of the reasons'
///     weights
/// @param reasons heaviest first
/// @param stage how far the two sides have come
/// @param interested the organizations that said they are interested
/// @param speakers who said so; never shown to the other side, which is given their contact
///     details once the match is accepted
/// @param round 1 when the pair was first proposed; one more each time that it came back
/// @param times when what happened
/// @param broker who proposed the pair by hand; absent when the engine did
/// @param ending who ended it and why, when it was declined, withdrawn or voided
/// @param meeting the last one that was proposed
/// @param conclusion what came of it, when it is concluded
/// @param story the correlation id of the posting, admission or signing that led to it: every
///     event of the match carries it
public record Match(
        String id,
        Side first,
        Side second,
        double score,
        List<Reason> reasons,
        @Nullable Stage stage,
        @Nullable List<String> interested,
        @Nullable List<Speaker> speakers,
        @Nullable Integer round,
        @Nullable Times times,
        @Nullable Broker broker,
        @Nullable Ending ending,
        @Nullable Meeting meeting,
        @Nullable Conclusion conclusion,
        @Nullable String story) {
    public Match {
        reasons = List.copyOf(reasons);
        stage = stage == null ? Stage.PROPOSED : stage;
        interested = interested == null ? List.of() : List.copyOf(interested);
        speakers = speakers == null ? List.of() : List.copyOf(speakers);
        round = round == null ? 1 : round;
    }

    /// A match that nobody has answered yet.
    public static Match proposed(
            String id, Side first, Side second, double score, List<Reason> reasons, Times times) {
        return new Match(
                id,
                first,
                second,
                score,
                reasons,
                Stage.PROPOSED,
                List.of(),
                List.of(),
                1,
                times,
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    public Stage stage() {
        return Objects.requireNonNull(stage);
    }

    @Override
    public List<String> interested() {
        return Objects.requireNonNull(interested);
    }

    @Override
    public List<Speaker> speakers() {
        return Objects.requireNonNull(speakers);
    }

    @Override
    public Integer round() {
        return Objects.requireNonNull(round);
    }

    /// The same pair at another point of its course.
    public Match at(
            Stage next,
            List<String> nowInterested,
            @Nullable Times nextTimes,
            @Nullable Ending nextEnding,
            @Nullable Meeting nextMeeting,
            @Nullable Conclusion nextConclusion) {
        return new Match(
                id,
                first,
                second,
                score,
                reasons,
                next,
                nowInterested,
                speakers,
                round,
                nextTimes,
                broker,
                nextEnding,
                nextMeeting,
                nextConclusion,
                story);
    }

    /// The same as part of a story.
    public Match within(String correlation) {
        return with(reasons, speakers(), meeting, correlation);
    }

    /// The same without its reasons, meeting and story.
    public Match brief() {
        return with(List.of(), speakers(), null, null);
    }

    /// The same with one more who said that an organization is interested.
    public Match spokenForBy(String organization, String account) {
        List<Speaker> more =
                Stream.concat(speakers().stream(), Stream.of(new Speaker(organization, account)))
                        .distinct()
                        .toList();
        return with(reasons, more, meeting, story);
    }

    /// The same when nothing is left of what the sides and the broker wrote.
    public Match withoutWords() {
        return new Match(
                id,
                first,
                second,
                score,
                reasons,
                stage,
                interested,
                speakers,
                round,
                times,
                broker == null ? null : broker.withoutWords(),
                ending == null ? null : ending.withoutWords(),
                meeting == null ? null : meeting.withoutWords(),
                conclusion == null ? null : conclusion.withoutWords(),
                story);
    }

    private Match with(
            List<Reason> otherReasons,
            List<Speaker> otherSpeakers,
            @Nullable Meeting otherMeeting,
            @Nullable String otherStory) {
        return new Match(
                id,
                first,
                second,
                score,
                otherReasons,
                stage,
                interested,
                otherSpeakers,
                round,
                times,
                broker,
                ending,
                otherMeeting,
                conclusion,
                otherStory);
    }

    /// The organizations of both sides.
    public List<String> organizations() {
        return Stream.of(first, second)
                .flatMap(side -> side.organizations().stream())
                .distinct()
                .toList();
    }

    /// The side that an organization stands on.
    public Side sideOf(String organization) {
        return first.organizations().contains(organization) ? first : second;
    }

    /// The side across from an organization.
    public Side across(String organization) {
        return first.organizations().contains(organization) ? second : first;
    }

    /// From proposed to interested (one side) to accepted (both) to concluded. It may end before
    /// as declined (not wanted), withdrawn (no longer wanted), void (one side is gone or does not
    /// fit any more) or expired (nobody moved).
    public enum Stage {
        PROPOSED,
        INTERESTED,
        ACCEPTED,
        CONCLUDED,
        DECLINED,
        WITHDRAWN,
        VOID,
        EXPIRED;

        /// Whether either side can still move it on.
        public boolean isOpen() {
            return this == PROPOSED || this == INTERESTED || this == ACCEPTED;
        }
    }

    /// Who said that an organization is interested.
    ///
    /// @param account the id of the person's account, or of the program
    public record Speaker(String organization, String account) {}

    /// One side of a match.
    ///
    /// @param subject the id of the posting, organization or project
    /// @param organizations those whom the subject stands for: they hear of the match
    /// @param title what to call the subject
    /// @param part which part of a posting that asks for several; absent for a whole
    /// @param industry GB/T 4754-2017; absent when not known
    /// @param region GB/T 2260; absent when not known
    /// @param footprint what the subject said at the time
    /// @param alliances those in which a posting was made; empty for a public one and for others
    public record Side(
            SubjectKind kind,
            String subject,
            List<String> organizations,
            @Published String title,
            @Nullable ResourceCategory part,
            @Nullable String industry,
            @Nullable String region,
            @Nullable Footprint footprint,
            @Nullable List<String> alliances) {
        public Side {
            organizations = List.copyOf(organizations);
            alliances = alliances == null ? List.of() : List.copyOf(alliances);
        }

        @Override
        public List<String> alliances() {
            return Objects.requireNonNull(alliances);
        }
    }

    /// Digests of what a subject said, by what a refusal may be about. Opaque; equal when nothing
    /// has changed.
    public record Footprint(
            String text, String budget, String region, String time, String capacity) {}

    /// What can be matched.
    public enum SubjectKind {
        DEMAND,
        SUPPLY,
        MEMBER,
        PROJECT
    }

    /// @param proposed when the pair was proposed, last
    /// @param interested when one side first said so
    /// @param accepted when both had
    /// @param settled when it ended, well or not
    /// @param due when the sides are reminded or the match expires, next
    /// @param reminded when they were last reminded
    public record Times(
            Instant proposed,
            @Nullable Instant interested,
            @Nullable Instant accepted,
            @Nullable Instant settled,
            @Nullable Instant due,
            @Nullable Instant reminded) {}

    /// @param alliance whose secretariat proposed the pair
    /// @param note what it had to say to both sides; absent in events
    /// @param hasWords whether it had anything to say, though it may be erased by now
    public record Broker(String alliance, @Unpublished @Nullable String note, boolean hasWords) {
        public Broker(String alliance, String note) {
            this(alliance, note, !note.isEmpty());
        }

        Broker withoutWords() {
            return new Broker(alliance, null, hasWords);
        }
    }

    /// @param organization who ended it; absent when nobody did
    /// @param cause what it was about
    /// @param words in their own words, for the other side; may be empty; absent in events
    /// @param hasWords whether there are any, or were before they were erased
    public record Ending(
            @Nullable String organization,
            Cause cause,
            @Unpublished @Nullable String words,
            boolean hasWords) {
        public Ending(@Nullable String organization, Cause cause, String words) {
            this(organization, cause, words, !words.isEmpty());
        }

        /// For those whom the words are not meant for.
        public Ending withoutWords() {
            return new Ending(organization, cause, null, hasWords);
        }

        /// Why a match ended. The first six are what a side may give; the rest are found by the
        /// platform.
        public enum Cause {
            /// It is not what is meant.
            CONTENT,
            /// The money does not fit.
            BUDGET,
            /// The place does not fit.
            REGION,
            /// The time does not fit.
            TIME,
            /// There is no room for another partner.
            CAPACITY,
            /// Not with this partner.
            PARTNER,
            /// The posting is closed or expired.
            SUBJECT_CLOSED,
            /// The organization is no member any more.
            MEMBER_LEFT,
            /// One side blocked the other.
            BLOCKED,
            /// What was changed since makes the pair unfit.
            NO_LONGER_FITS,
            /// Nobody acts for the organization any more.
            UNREPRESENTED
        }
    }

    /// @param by the organization that proposed it
    /// @param place an address, or where to join online; absent in events
    /// @param answer of the other side; absent while there is none
    public record Meeting(
            String by,
            Instant startsAt,
            Instant endsAt,
            @Unpublished @Nullable String place,
            @Nullable Boolean answer) {
        /// For those who are not invited.
        public Meeting withoutWords() {
            return new Meeting(by, startsAt, endsAt, null, answer);
        }
    }

    /// @param by the organization that said so
    /// @param project the signed project, when there is one
    /// @param words why, or what was agreed; may be empty; absent in events
    /// @param hasWords whether there are any, or were before they were erased
    public record Conclusion(
            String by,
            Outcome outcome,
            @Nullable String project,
            @Unpublished @Nullable String words,
            boolean hasWords) {
        public Conclusion(String by, Outcome outcome, @Nullable String project, String words) {
            this(by, outcome, project, words, !words.isEmpty());
        }

        /// For those whom the words are not meant for.
        public Conclusion withoutWords() {
            return new Conclusion(by, outcome, project, null, hasWords);
        }

        /// What came of it.
        public enum Outcome {
            SIGNED_PROJECT,
            COOPERATION,
            NO_DEAL
        }
    }

    /// A part of the score and what caused it.
    ///
    /// @param weight what it adds to the score; what speaks against the pair is below 0
    /// @param first the words or codes on the first side that caused it
    /// @param second those on the second side
    public record Reason(
            Code code,
            double weight,
            @Published List<String> first,
            @Published List<String> second) {
        public Reason {
            first = List.copyOf(first);
            second = List.copyOf(second);
        }

        /// What speaks for or against a match.
        public enum Code {
            /// The second side offers what the first needs, in words.
            SERVES_FIRST,
            /// The first side offers what the second needs, in words.
            SERVES_SECOND,
            /// Both speak of like things, whatever the words.
            MEANING,
            INDUSTRY,
            REGION,
            BUDGET,
            PERIOD,
            /// The same resource is asked and given.
            CATEGORY,
            /// The kinds of organization complete each other.
            KINDS,
            LANGUAGES,
            /// It was published lately.
            FRESHNESS,
            /// The second side got many proposals this week already: it yields to others.
            FAIRNESS,
            /// What either side accepted or declined before.
            FEEDBACK
        }
    }
}
