using Microsoft.DurableTask;

namespace Kashf.FunctionsModel.Tests;

public sealed class RetryPolicyTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Constructor_OnlyRequired_HasDocumentedDefaults()
    {
        var policy = new RetryPolicy(3, Second);
        Assert.Equal(1, policy.BackoffCoefficient);
        Assert.Equal(TimeSpan.FromHours(1), policy.MaxRetryInterval);
        Assert.Equal(Timeout.InfiniteTimeSpan, policy.RetryTimeout);
        Assert.True(policy.Handle(new InvalidOperationException()));
    }

    [Theory]
    [InlineData(0, 1, 1.0, 1)]
    [InlineData(1, 0, 1.0, 1)]
    [InlineData(1, 1, 0.5, 1)]
    [InlineData(1, 2, 1.0, 1)]
    public void Constructor_OutOfRange_Throws(int attempts, int first, double backoff, int longest) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new RetryPolicy(attempts, first * Second, backoff, longest * Second));

    [Fact]
    public void HandleFailure_TaskFailure_SeesItsDetails()
    {
        var policy = new RetryPolicy(2, Second) { HandleFailure = failure => failure.IsCausedBy<ArgumentException>() };
        Assert.True(policy.Handle(new TaskFailedException("a", 0, new ArgumentNullException("x"))));
        Assert.False(policy.Handle(new TaskFailedException("a", 0, new InvalidOperationException())));
    }

    [Fact]
    public void TaskOptions_FromPolicy_ConvertsImplicitly()
    {
        var policy = new RetryPolicy(2, Second);
        Assert.Same(policy, new TaskOptions(policy).Retry?.Policy);
        Assert.Equal("id", TaskOptions.FromRetryPolicy(policy).WithInstanceId("id").InstanceId);
    }
}
