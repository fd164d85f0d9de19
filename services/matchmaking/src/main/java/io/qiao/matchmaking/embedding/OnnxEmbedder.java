package io.qiao.matchmaking.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.qiao.matchmaking.engine.Vector;
import io.qiao.matchmaking.text.Folding;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// A sentence embedding model in a folder that holds one `*.onnx` and one `*tokenizer.json`, as
/// Hugging Face publishes them. The vector is that of the first token (CLS), as models of the BGE
/// family have it. One text of 200 characters takes such a small model about 15 ms of one core.
public final class OnnxEmbedder implements Embedder {
    private static final int LONGEST = 512;

    private final String model;
    private final HuggingFaceTokenizer tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private OnnxEmbedder(
            String model,
            HuggingFaceTokenizer tokenizer,
            OrtEnvironment environment,
            OrtSession session) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.environment = environment;
        this.session = session;
    }

    /// @param folder its name is the name of the model
    public static OnnxEmbedder in(Path folder) {
        System.setProperty("OPT_OUT_TRACKING", "true"); // the tokenizer library would call home
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new OnnxEmbedder(
                    String.valueOf(folder.getFileName()),
                    HuggingFaceTokenizer.builder()
                            .optTokenizerPath(only(folder, "tokenizer.json"))
                            .optTruncation(true)
                            .optMaxLength(LONGEST)
                            .build(),
                    environment,
                    environment.createSession(only(folder, ".onnx").toString(), options));
        } catch (OrtException | IOException unusable) {
            throw new IllegalArgumentException("no embedding model in " + folder, unusable);
        }
    }

    private static Path only(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no file *" + ending));
        }
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public Vector embed(String text) {
        Encoding encoding = tokenizer.encode(Folding.fold(text));
        try (OnnxTensor ids = row(encoding.getIds());
                OnnxTensor mask = row(encoding.getAttentionMask());
                OnnxTensor types = row(encoding.getTypeIds());
                OrtSession.Result result = session.run(inputs(ids, mask, types))) {
            float[][][] tokens = (float[][][]) result.get(0).getValue();
            return Vector.of(tokens[0][0]);
        } catch (OrtException failed) {
            throw new IllegalStateException("the model cannot embed this text", failed);
        }
    }

    private Map<String, OnnxTensor> inputs(OnnxTensor ids, OnnxTensor mask, OnnxTensor types) {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        inputs.put("input_ids", ids);
        inputs.put("attention_mask", mask);
        inputs.put("token_type_ids", types);
        inputs.keySet().retainAll(session.getInputNames());
        return inputs;
    }

    private OnnxTensor row(long[] values) throws OrtException {
        return OnnxTensor.createTensor(
                environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    @Override
    public void close() {
        try {
            session.close();
            tokenizer.close();
        } catch (OrtException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
