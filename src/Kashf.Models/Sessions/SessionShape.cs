using Kashf.Models.Catalogue;
using Kashf.Models.Faces.Detection;
using Microsoft.ML.OnnxRuntime;

namespace Kashf.Models.Sessions;

/// <summary>Holds a model against its description; what differs is said in the description's words.</summary>
internal static class SessionShape
{
    private const int Dynamic = -1;

    public static string InputName(InferenceSession session, InstalledModel model)
    {
        var wanted = model.Description.Input;
        if (wanted.Name is null && session.InputMetadata.Count != 1)
            throw Differs(model, $"it has the inputs {Names(session.InputMetadata)}: input.name must say which");
        var name = wanted.Name ?? session.InputNames[0];
        if (!session.InputMetadata.TryGetValue(name, out var input))
            throw Differs(model, $"it has no input {name} (input.name), but {Names(session.InputMetadata)}");
        if (session.InputMetadata.Count != 1)
            throw Differs(model, $"it has the inputs {Names(session.InputMetadata)}, and only models of one input can be used");
        if (input.ElementDataType != Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float)
            throw Differs(model, $"its input is {input.ElementDataType}, not float");
        if (!Fits(input.Dimensions, wanted.Shape))
            throw Differs(model, $"its input is {Text(input.Dimensions)}, but input.width, height, layout and colours say {Text(wanted.Shape)}");
        return name;
    }

    public static string[] OutputNames(InferenceSession session, InstalledModel model)
    {
        var output = model.Description.Output;
        if (output.Detector is { } detector)
        {
            var names = DetectorOutputs.Names(detector);
            return names.All(session.OutputMetadata.ContainsKey)
                ? names
                : throw Differs(model, $"it has the outputs {Names(session.OutputMetadata)}; output.detector needs {string.Join(", ", names)}");
        }

        return output.Name is { } name ? [name]
            : session.OutputMetadata.Count == 1 ? [session.OutputNames[0]]
            : throw Differs(model, $"it has the outputs {Names(session.OutputMetadata)}: output.name must say which");
    }

    public static void CheckOutputs(IReadOnlyList<OrtValue> outputs, InstalledModel model)
    {
        var description = model.Description;
        if (description.Role == ModelRole.FaceDetector)
            return;
        var answered = outputs[0].GetTensorTypeAndShape();
        if (answered.ElementDataType != Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float)
            throw Differs(model, $"its output is {answered.ElementDataType}, not float");
        var dimension = OutputVector.Dimension(answered.Shape, description);
        if (dimension is null)
            throw Differs(model, $"its output is {Text(answered.Shape)}, of which output.pooling {description.Output.Pooling.ToString().ToLowerInvariant()} makes no vector");
        if (dimension != description.Output.Dimension)
            throw Differs(model, $"its output is {Text(answered.Shape)}, a vector of {dimension} numbers; output.dimension says {description.Output.Dimension}");
    }

    private static bool Fits(int[] model, long[] described) =>
        model.Length == described.Length && model.Zip(described).All(side => side.First == Dynamic || side.First == side.Second);

    private static ModelUnavailableException Differs(InstalledModel model, string difference) =>
        new($"{model.File} is not what its JSON says: {difference}.");

    private static string Names(IReadOnlyDictionary<string, NodeMetadata> nodes) => string.Join(", ", nodes.Keys);

    private static string Text<T>(IEnumerable<T> shape) => $"[{string.Join(", ", shape)}]";
}
