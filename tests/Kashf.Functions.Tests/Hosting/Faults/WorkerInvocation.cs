using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Tests.Hosting.Faults;

/// <summary>An invocation as middleware sees it.</summary>
internal sealed class WorkerInvocation : FunctionContext
{
    public WorkerInvocation(HttpContext? http, CancellationToken cancellation = default)
    {
        CancellationToken = cancellation;
        if (http is not null)
            Items["HttpRequestContext"] = http;
    }

    public override string InvocationId => "1";

    public override string FunctionId => "1";

    public override IServiceProvider InstanceServices { get; set; } = null!;

    public override FunctionDefinition FunctionDefinition { get; } = new Definition();

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken { get; }

    private sealed class Definition : FunctionDefinition
    {
        public override string PathToAssembly => "";

        public override string EntryPoint => "";

        public override string Id => "1";

        public override string Name => "TagTexts";
    }
}
