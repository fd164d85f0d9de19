package io.qiao.chassis.outbox;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.qiao.contracts.wire.Topic;
import org.bson.Document;

/// A document that owes events to a topic.
public record Owed(Topic topic, MongoCollection<Document> documents, String id) {}
