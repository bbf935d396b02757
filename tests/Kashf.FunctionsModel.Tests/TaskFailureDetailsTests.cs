using Microsoft.DurableTask;

namespace Kashf.FunctionsModel.Tests;

public sealed class TaskFailureDetailsTests
{
    [Fact]
    public void FromException_Nested_KeepsTypesAndMessages()
    {
        var details = TaskFailureDetails.FromException(new InvalidOperationException("outer", new TimeoutException("inner")));
        Assert.Equal(("System.InvalidOperationException", "outer"), (details.ErrorType, details.ErrorMessage));
        Assert.Equal("System.TimeoutException", details.InnerFailure?.ErrorType);
    }

    [Fact]
    public void FromException_TaskFailure_CarriesItsCause()
    {
        var cause = TaskFailureDetails.FromException(new TimeoutException("slow"));
        var details = TaskFailureDetails.FromException(new TaskFailedException("Fetch", 4, cause));
        Assert.Equal(typeof(TaskFailedException).FullName, details.ErrorType);
        Assert.Equal(cause, details.InnerFailure);
        Assert.Contains("'Fetch' (#4)", details.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void IsCausedBy_BaseOwnAndOtherTypes_FollowsInheritance()
    {
        var details = TaskFailureDetails.FromException(new OwnException());
        Assert.True(details.IsCausedBy<OwnException>());
        Assert.True(details.IsCausedBy<IOException>());
        Assert.False(details.IsCausedBy<TimeoutException>());
        Assert.Throws<ArgumentException>(() => details.IsCausedBy(typeof(string)));
    }

    [Fact]
    public void IsCausedBy_UnknownType_IsFalse() =>
        Assert.False(new TaskFailureDetails("No.Such.Type", "", null, null, null).IsCausedBy<Exception>());

    private sealed class OwnException : IOException;
}
