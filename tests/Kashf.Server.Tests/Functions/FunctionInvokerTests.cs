using Kashf.Server.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Server.Tests.Functions;

public sealed class FunctionInvokerTests
{
    [Theory]
    [InlineData("value", 6)]
    [InlineData("task", 6)]
    [InlineData("valueTask", 6)]
    [InlineData("void", null)]
    [InlineData("plainTask", null)]
    [InlineData("plainValueTask", null)]
    public async Task InvokeAsync_AnyReturnType_GivesItsValue(string name, int? expected) =>
        Assert.Equal(expected, await InvokeAsync(typeof(Returns), name, 5));

    [Fact]
    public async Task InvokeAsync_Throws_ExceptionIsNotWrapped()
    {
        await Assert.ThrowsAsync<TimeoutException>(async () => await InvokeAsync(typeof(Returns), "throws", 5));
        await Assert.ThrowsAsync<TimeoutException>(async () => await InvokeAsync(typeof(Returns), "throwsLater", 5));
    }

    [Fact]
    public async Task InvokeAsync_UnregisteredClass_IsMadeFromServicesAndDisposed()
    {
        var log = new List<string>();
        Assert.Equal("made", await InvokeAsync(typeof(Instance), "instance", 5, services => services.AddSingleton(log)));
        Assert.Equal(["run", "disposed"], log);
    }

    [Fact]
    public async Task InvokeAsync_RegisteredClass_IsTheService()
    {
        var log = new List<string>();
        var instance = new Instance(log) { Origin = "registered" };
        Assert.Equal("registered", await InvokeAsync(typeof(Instance), "instance", 5, services => services.AddSingleton(instance)));
        Assert.Equal(["run"], log);
    }

    [Fact]
    public async Task InvokeAsync_CommonParameters_AreBound()
    {
        using var source = new CancellationTokenSource();
        var catalog = FunctionCatalog.FromTypes(typeof(Common));
        var invoker = new FunctionInvoker(catalog.Functions[0], Trigger);
        await using var services = new ServiceCollection().BuildServiceProvider();
        var invocation = new FunctionInvocation(invoker.Function, 5, services, source.Token);
        Assert.Same(invocation, await invoker.InvokeAsync(invocation));
        Assert.Equal("common", invocation.FunctionDefinition.Name);
        Assert.True(invocation.CancellationToken.CanBeCanceled);
    }

    [Fact]
    public void Constructor_UnknownParameter_NamesFunctionAndParameter()
    {
        var catalog = FunctionCatalog.FromTypes(typeof(Unbindable));
        var failure = Assert.Throws<InvalidFunctionException>(() => new FunctionInvoker(catalog.Functions[0], Trigger));
        Assert.Contains("'mystery'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'unbindable'", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<object?> InvokeAsync(Type type, string name, int input, Action<IServiceCollection>? register = null)
    {
        var function = FunctionCatalog.FromTypes(type).Functions.Single(function => function.Name == name);
        var collection = new ServiceCollection();
        register?.Invoke(collection);
        await using var services = collection.BuildServiceProvider();
        var invoker = new FunctionInvoker(function, Trigger);
        return await invoker.InvokeAsync(new(function, input, services, CancellationToken.None));
    }

    private static ParameterSource? Trigger(System.Reflection.ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ActivityTriggerAttribute), false) ? invocation => invocation.TriggerData : null;

    private static class Returns
    {
        [Function("value")]
        public static int Value([ActivityTrigger] int input) => input + 1;

        [Function("task")]
        public static async Task<int> Later([ActivityTrigger] int input)
        {
            await Task.Yield();
            return input + 1;
        }

        [Function("valueTask")]
        public static ValueTask<int> MaybeLater([ActivityTrigger] int input) => ValueTask.FromResult(input + 1);

        [Function("void")]
        public static void Nothing([ActivityTrigger] int input) => _ = input;

        [Function("plainTask")]
        public static async Task NothingLater([ActivityTrigger] int input)
        {
            await Task.Yield();
            _ = input;
        }

        [Function("plainValueTask")]
        public static ValueTask NothingMaybeLater([ActivityTrigger] int input) => input > 0 ? default : default;

        [Function("throws")]
        public static int Throw([ActivityTrigger] int input) => throw new TimeoutException();

        [Function("throwsLater")]
        public static async Task<int> ThrowLater([ActivityTrigger] int input)
        {
            await Task.Yield();
            throw new TimeoutException();
        }
    }

    private sealed class Instance(List<string> log) : IDisposable
    {
        public string Origin { get; init; } = "made";

        [Function("instance")]
        public async Task<string> RunAsync([ActivityTrigger] int input)
        {
            await Task.Yield();
            log.Add("run");
            return Origin;
        }

        public void Dispose() => log.Add("disposed");
    }

    private static class Common
    {
        [Function("common")]
        public static FunctionContext Run([ActivityTrigger] int input, FunctionContext context, CancellationToken cancellation) =>
            cancellation == context.CancellationToken ? context : throw new InvalidOperationException();
    }

    private static class Unbindable
    {
        // A client without its attribute is no client.
        [Function("unbindable")]
        public static int Run([ActivityTrigger] int input, DurableTaskClient mystery) => input + mystery.Name.Length;
    }
}
