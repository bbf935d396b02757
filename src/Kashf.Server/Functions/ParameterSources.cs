using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Server.Functions;

/// <summary>Where a parameter's value comes from in an invocation.</summary>
internal delegate object? ParameterSource(FunctionInvocation invocation);

/// <summary>Finds the source of each parameter: what any function may ask for, then what its trigger offers.</summary>
internal static class ParameterSources
{
    public static ParameterSource[] Bind(FunctionDescriptor function, Func<ParameterInfo, ParameterSource?> fromTrigger) =>
        [.. function.Method.GetParameters().Select(parameter => Common(parameter) ?? fromTrigger(parameter) ?? throw Unbindable(function, parameter))];

    private static ParameterSource? Common(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(FunctionContext))
        {
            return invocation => invocation;
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return invocation => invocation.CancellationToken;
        }

        return parameter.ParameterType == typeof(DurableTaskClient) && parameter.IsDefined(typeof(DurableClientAttribute))
            ? invocation => invocation.InstanceServices.GetRequiredService<DurableTaskClient>()
            : null;
    }

    private static InvalidFunctionException Unbindable(FunctionDescriptor function, ParameterInfo parameter) => new(
        $"Parameter '{parameter.Name}' ({parameter.ParameterType}) of function '{function.Name}' ({function.EntryPoint}) cannot be bound.");
}
