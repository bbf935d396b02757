using System.Reflection;

namespace Kashf.Server.Functions;

/// <summary>Invokes a function through a delegate compiled once; results of any awaitable kind arrive as objects.</summary>
internal sealed class FunctionInvoker
{
    private readonly ParameterSource[] sources;
    private readonly CompiledMethod method;
    private readonly FunctionClass? target;

    /// <param name="function">The function.</param>
    /// <param name="fromTrigger">Sources of the parameters that the trigger offers; null for those it does not know.</param>
    /// <exception cref="InvalidFunctionException">A parameter has no source, or the class cannot be made.</exception>
    public FunctionInvoker(FunctionDescriptor function, Func<ParameterInfo, ParameterSource?> fromTrigger)
    {
        Function = function;
        sources = ParameterSources.Bind(function, fromTrigger);
        method = CompiledMethod.Compile(function);
        target = function.Method.IsStatic ? null : new FunctionClass(function);
    }

    public FunctionDescriptor Function { get; }

    public ValueTask<object?> InvokeAsync(FunctionInvocation invocation)
    {
        var arguments = new object?[sources.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = sources[i](invocation);
        }

        return target is null
            ? method.Invoke(null, arguments)
            : target.UseAsync(invocation.InstanceServices, method, arguments);
    }
}
