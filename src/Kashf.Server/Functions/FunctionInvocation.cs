using Microsoft.Azure.Functions.Worker;

namespace Kashf.Server.Functions;

/// <summary>One invocation, with what its trigger brought: a request, an orchestration's context, an activity's input.</summary>
internal sealed class FunctionInvocation(
    FunctionDescriptor function,
    object? triggerData,
    IServiceProvider services,
    CancellationToken cancellation) : FunctionContext
{
    private string? invocationId;

    public object? TriggerData { get; } = triggerData;

    public override string InvocationId => invocationId ??= Guid.NewGuid().ToString();

    public override string FunctionId => function.EntryPoint;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => new DescribedFunction(function);

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken => cancellation;

    private sealed class DescribedFunction(FunctionDescriptor function) : FunctionDefinition
    {
        public override string PathToAssembly => function.Method.Module.FullyQualifiedName;

        public override string EntryPoint => function.EntryPoint;

        public override string Id => function.EntryPoint;

        public override string Name => function.Name;
    }
}
