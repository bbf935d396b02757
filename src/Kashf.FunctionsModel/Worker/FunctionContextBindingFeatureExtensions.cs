namespace Microsoft.Azure.Functions.Worker;

/// <summary>What an invocation's bindings bring.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    private static readonly object ResultKey = new();

    /// <summary>The invocation's result: the same object whenever it is asked for.</summary>
    /// <param name="context">The invocation.</param>
    public static InvocationResult GetInvocationResult(this FunctionContext context)
    {
        if (context.Items.TryGetValue(ResultKey, out var known))
        {
            return (InvocationResult)known;
        }

        var result = new ItemResult();
        context.Items[ResultKey] = result;
        return result;
    }

    private sealed class ItemResult : InvocationResult
    {
        public override object? Value { get; set; }
    }
}
