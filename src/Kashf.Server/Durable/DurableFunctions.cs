using System.Reflection;
using Kashf.Server.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;

namespace Kashf.Server.Durable;

/// <summary>The orchestrators and activities of the app, by name in any case.</summary>
internal sealed class DurableFunctions(FunctionCatalog catalog)
{
    private readonly Dictionary<string, FunctionInvoker> orchestrators = catalog.TriggeredBy<OrchestrationTriggerAttribute>()
        .ToDictionary(
            function => ((OrchestrationTriggerAttribute)function.Trigger).Orchestration ?? function.Name,
            function => new FunctionInvoker(function, BindContext),
            StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, FunctionInvoker> activities = catalog.TriggeredBy<ActivityTriggerAttribute>()
        .ToDictionary(
            function => ((ActivityTriggerAttribute)function.Trigger).Activity ?? function.Name,
            function => new FunctionInvoker(function, parameter => BindInput(function, parameter)),
            StringComparer.OrdinalIgnoreCase);

    public FunctionInvoker? FindOrchestrator(string name) => orchestrators.GetValueOrDefault(name);

    public FunctionInvoker? FindActivity(string name) => activities.GetValueOrDefault(name);

    private static ParameterSource? BindContext(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(TaskOrchestrationContext) ? invocation => invocation.TriggerData : null;

    private static ParameterSource? BindInput(FunctionDescriptor function, ParameterInfo parameter)
    {
        if (parameter != function.TriggerParameter)
        {
            return null;
        }

        var type = parameter.ParameterType;
        var absent = type.IsValueType ? Activator.CreateInstance(type) : null;
        return invocation => JsonDataConverter.Default.Deserialize((string?)invocation.TriggerData, type) ?? absent;
    }
}
