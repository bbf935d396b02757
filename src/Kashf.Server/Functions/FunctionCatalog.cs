using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Kashf.Server.Functions;

/// <summary>The functions of an app; names are unique in any case.</summary>
internal sealed class FunctionCatalog
{
    private const BindingFlags AnyMethod =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private FunctionCatalog(IReadOnlyList<FunctionDescriptor> functions) => Functions = functions;

    public IReadOnlyList<FunctionDescriptor> Functions { get; }

    public static FunctionCatalog FromAssemblies(params IEnumerable<Assembly> assemblies) =>
        FromTypes(assemblies.SelectMany(assembly => assembly.GetTypes()));

    public static FunctionCatalog FromTypes(params IEnumerable<Type> types)
    {
        var functions = types
            .SelectMany(type => type.GetMethods(AnyMethod))
            .Where(method => method.IsDefined(typeof(FunctionAttribute)))
            .Select(Describe)
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .ToList();
        ThrowIfAmbiguous(functions);
        return new(functions);
    }

    /// <summary>The functions that a kind of trigger starts.</summary>
    public IEnumerable<FunctionDescriptor> TriggeredBy<TTrigger>()
        where TTrigger : TriggerBindingAttribute => Functions.Where(function => function.Trigger is TTrigger);

    private static FunctionDescriptor Describe(MethodInfo method)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        var triggers = method.GetParameters()
            .Select(parameter => (parameter, attribute: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(pair => pair.attribute is not null)
            .ToList();
        return triggers is [var (parameter, attribute)]
            ? new(name, method, attribute!, parameter)
            : throw new InvalidFunctionException(
                $"Function '{name}' ({method.DeclaringType}.{method.Name}) has {triggers.Count} parameters with a trigger; it needs one.");
    }

    private static void ThrowIfAmbiguous(IEnumerable<FunctionDescriptor> functions)
    {
        foreach (var group in functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            throw new InvalidFunctionException(
                $"Several methods have the function name '{group.Key}': {string.Join(", ", group.Select(function => function.EntryPoint))}.");
        }
    }
}
