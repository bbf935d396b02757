using Kashf.Models.Catalogue;
using Microsoft.ML.OnnxRuntime;

namespace Kashf.Models.Sessions;

/// <summary>A model in memory. Runs may go on side by side.</summary>
internal sealed class ModelSession : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly string[] inputNames;
    private readonly string[] outputNames;
    private readonly long[] shape;

    private ModelSession(InferenceSession session, InstalledModel model, string inputName, string[] outputNames)
    {
        this.session = session;
        this.outputNames = outputNames;
        inputNames = [inputName];
        Description = model.Description;
        shape = Description.Input.Shape;
    }

    public ModelDescription Description { get; }

    /// <summary>Opens a model, checks it against its description, and runs it once, so that the first who needs it doesn't wait.</summary>
    /// <exception cref="ModelUnavailableException">The file can't be opened, or is not what its JSON says.</exception>
    public static ModelSession Open(InstalledModel model, int threads)
    {
        try
        {
            var session = OpenFile(model, threads);
            try
            {
                var checkedSession = new ModelSession(session, model, SessionShape.InputName(session, model), SessionShape.OutputNames(session, model));
                checkedSession.WarmUp(model);
                return checkedSession;
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        catch (Exception exception) when (exception is OnnxRuntimeException or IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException($"{model.File} can't be opened: {exception.Message}", exception);
        }
    }

    /// <param name="tensor">One image, as the description's input says.</param>
    /// <returns>The outputs, to be disposed of.</returns>
    public IDisposableReadOnlyCollection<OrtValue> Run(Memory<float> tensor)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, tensor, shape);
        using var scope = SubnormalsAsZero.Begin();
        return session.Run(runOptions, inputNames, [input], outputNames);
    }

    public void Dispose()
    {
        runOptions.Dispose();
        session.Dispose();
    }

    private static InferenceSession OpenFile(InstalledModel model, int threads)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        // Waiting threads sleep: the processors are shared with decoding and with other models.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        var file = File.ReadAllBytes(model.File);
        NegligibleWeights.SetToZero(file);
        var session = new InferenceSession(file, options);
        if (model.Description.Output.Name is not { } output || session.OutputMetadata.ContainsKey(output))
            return session;
        session.Dispose();
        return OpenWithOutput(model, GraphOutput.Add(file, output), options);
    }

    private static InferenceSession OpenWithOutput(InstalledModel model, byte[] file, SessionOptions options)
    {
        try
        {
            return new InferenceSession(file, options);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new ModelUnavailableException(
                $"{model.File} is not what its JSON says: it computes no tensor {model.Description.Output.Name} (output.name).", exception);
        }
    }

    private void WarmUp(InstalledModel model)
    {
        using var outputs = Run(new float[shape.Aggregate(1L, (product, side) => product * side)]);
        SessionShape.CheckOutputs(outputs, model);
    }
}
