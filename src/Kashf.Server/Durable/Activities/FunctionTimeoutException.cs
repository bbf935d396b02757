namespace Kashf.Server.Durable.Activities;

/// <summary>An activity ran longer than <c>functionTimeout</c> of host.json allows.</summary>
internal sealed class FunctionTimeoutException(string name, TimeSpan limit)
    : TimeoutException($"Activity '{name}' ran longer than the function timeout of {limit}.");
