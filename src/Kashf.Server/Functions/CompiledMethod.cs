using System.Linq.Expressions;
using System.Reflection;

namespace Kashf.Server.Functions;

/// <summary>A method as a delegate over objects, whatever it returns: a value, nothing, or either of them later.</summary>
internal sealed class CompiledMethod(Func<object?, object?[], ValueTask<object?>> body)
{
    public ValueTask<object?> Invoke(object? target, object?[] arguments) => body(target, arguments);

    public static CompiledMethod Compile(FunctionDescriptor function)
    {
        var method = function.Method;
        if (method.ContainsGenericParameters)
        {
            throw new InvalidFunctionException($"Function '{function.Name}' ({function.EntryPoint}) is generic.");
        }

        var target = Expression.Parameter(typeof(object), "target");
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var instance = method.IsStatic ? null : Expression.Convert(target, method.DeclaringType!);
        var values = method.GetParameters().Select((parameter, i) =>
            Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), parameter.ParameterType));
        var call = Adapt(Expression.Call(instance, method, values));
        return new(Expression.Lambda<Func<object?, object?[], ValueTask<object?>>>(call, target, arguments).Compile());
    }

    private static Expression Adapt(MethodCallExpression call)
    {
        var type = call.Type;
        if (type == typeof(void))
        {
            return Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        }

        var generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        var adapter = type switch
        {
            _ when type == typeof(Task) => nameof(FromTask),
            _ when type == typeof(ValueTask) => nameof(FromValueTask),
            _ when generic == typeof(Task<>) => nameof(FromTaskOf),
            _ when generic == typeof(ValueTask<>) => nameof(FromValueTaskOf),
            _ => nameof(FromValue),
        };
        var method = typeof(CompiledMethod).GetMethod(adapter, BindingFlags.NonPublic | BindingFlags.Static)!;
        return method.IsGenericMethodDefinition
            ? Expression.Call(method.MakeGenericMethod(generic is null || adapter == nameof(FromValue) ? type : type.GetGenericArguments()[0]), call)
            : Expression.Call(method, call);
    }

    private static ValueTask<object?> FromValue<T>(T value) => new(value);

    private static async ValueTask<object?> FromTask(Task task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> FromValueTask(ValueTask task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> FromTaskOf<T>(Task<T> task) => await task;

    private static async ValueTask<object?> FromValueTaskOf<T>(ValueTask<T> task) => await task;
}
