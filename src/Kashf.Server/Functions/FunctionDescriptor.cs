using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Kashf.Server.Functions;

/// <summary>A function found by its attributes.</summary>
internal sealed record FunctionDescriptor(
    string Name,
    MethodInfo Method,
    TriggerBindingAttribute Trigger,
    ParameterInfo TriggerParameter)
{
    public string EntryPoint { get; } = $"{Method.DeclaringType}.{Method.Name}";
}
