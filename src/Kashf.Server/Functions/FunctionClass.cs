using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Server.Functions;

/// <summary>Makes the object a function runs on: the registered service, or one made for the invocation and disposed after it.</summary>
internal sealed class FunctionClass
{
    private readonly Type type;
    private readonly ObjectFactory factory;

    public FunctionClass(FunctionDescriptor function)
    {
        type = function.Method.DeclaringType!;
        try
        {
            factory = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);
        }
        catch (InvalidOperationException failure)
        {
            throw new InvalidFunctionException($"The class of function '{function.Name}' ({type}) cannot be made: {failure.Message}");
        }
    }

    public ValueTask<object?> UseAsync(IServiceProvider services, CompiledMethod method, object?[] arguments)
    {
        if (services.GetService(type) is { } registered)
        {
            return method.Invoke(registered, arguments);
        }

        var made = factory(services, null);
        return made is IDisposable or IAsyncDisposable ? UseAndDisposeAsync(made, method, arguments) : method.Invoke(made, arguments);
    }

    private static async ValueTask<object?> UseAndDisposeAsync(object made, CompiledMethod method, object?[] arguments)
    {
        try
        {
            return await method.Invoke(made, arguments);
        }
        finally
        {
            if (made is IAsyncDisposable later)
            {
                await later.DisposeAsync();
            }
            else
            {
                ((IDisposable)made).Dispose();
            }
        }
    }
}
