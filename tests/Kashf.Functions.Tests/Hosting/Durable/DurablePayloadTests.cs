using System.Text.Json;
using Kashf.Core.Datasets;
using Kashf.Functions.Jobs;
using Kashf.Functions.Retagging;
using Kashf.Functions.Tagging;
using Kashf.Functions.Training;
using Kashf.Functions.Transfer;
using Kashf.Functions.Video;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Tests.Hosting.Durable;

/// <summary>
/// What orchestrations and activities are given and return passes through JSON: by the worker's serializer in Azure, by the
/// durable engine's own elsewhere.
/// </summary>
public sealed class DurablePayloadTests
{
    private const int LargestInput = 4096;

    private static readonly JsonSerializerOptions WorkersOwn = new() { PropertyNameCaseInsensitive = true };
    private static readonly JsonSerializerOptions EnginesOwn = new() { IncludeFields = true };

    /// <summary>Orchestrators ask for their input in code.</summary>
    private static readonly Dictionary<string, Type> OrchestrationInputs = new()
    {
        [TaggingJob.Name] = typeof(JobInput),
        [ImageTaggingOrchestration.Name] = typeof(JobInput),
        [VideoTaggingOrchestration.Name] = typeof(VideoTaggingInput),
        [TrainingOrchestration.Name] = typeof(TrainingInput),
        [RetaggingOrchestration.Name] = typeof(RetaggingInput),
        [ImportOrchestration.Name] = typeof(DatasetJobInput),
        [ExportOrchestration.Name] = typeof(DatasetJobInput),
    };

    public static TheoryData<Type> Payloads => [.. Inputs().Concat(Results()).Distinct().OrderBy(type => type.FullName)];

    public static TheoryData<Type> InputTypes => [.. Inputs().Distinct().OrderBy(type => type.FullName)];

    [Fact]
    public void OrchestrationInputs_Listed_AreThoseOfAllOrchestrators() => Assert.Equal(
        FunctionMethods.TriggeredBy<OrchestrationTriggerAttribute>().Select(FunctionMethods.Name).Order(), OrchestrationInputs.Keys.Order());

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Payload_ThroughJson_IsTheSame(Type type)
    {
        var value = new SampleValues().Create(type);
        foreach (var options in new[] { WorkersOwn, EnginesOwn })
        {
            var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(value, type, options), type, options);
            Assert.Equivalent(value, read, strict: true);
        }
    }

    /// <summary>Histories hold ids and figures; what grows with the data lies in the store.</summary>
    [Theory]
    [MemberData(nameof(InputTypes))]
    public void Input_OfSampleValues_IsSmall(Type type) =>
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(new SampleValues().Create(type), type, WorkersOwn).Length, 2, LargestInput);

    [Fact]
    public void Result_None_IsNull()
    {
        Assert.Null(JsonSerializer.Deserialize<int?>("null", WorkersOwn));
        Assert.Null(JsonSerializer.Deserialize<TrainingOutcome>(JsonSerializer.Serialize(new TrainingOutcome(null, "too few"), WorkersOwn), WorkersOwn)!.Trained);
    }

    [Fact]
    public void State_Every_PassesThrough() => Assert.All(
        Enum.GetValues<DatasetState>(),
        state => Assert.Equal(state, JsonSerializer.Deserialize<DatasetJobState>(JsonSerializer.Serialize(new DatasetJobState(1, 2, "job", state), WorkersOwn), WorkersOwn)!.State));

    private static IEnumerable<Type> Inputs() =>
        FunctionMethods.TriggeredBy<ActivityTriggerAttribute>()
            .Select(method => method.GetParameters().Single(parameter => parameter.IsDefined(typeof(ActivityTriggerAttribute), false)).ParameterType)
            .Concat(OrchestrationInputs.Values);

    private static IEnumerable<Type> Results() =>
        FunctionMethods.TriggeredBy<ActivityTriggerAttribute>().Concat(FunctionMethods.TriggeredBy<OrchestrationTriggerAttribute>())
            .Select(FunctionMethods.Result)
            .OfType<Type>();
}
