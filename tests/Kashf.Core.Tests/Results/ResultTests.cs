using Kashf.Core.Results;

namespace Kashf.Core.Tests.Results;

public sealed class ResultTests
{
    private static readonly Error Refusal = Error.Invalid("title", "is required");

    [Fact]
    public async Task Chain_Success_PassesTheValueOn()
    {
        Result<int> start = 20;

        var mapped = await start.Map(value => value + 1).MapAsync(value => Task.FromResult(value * 2));
        var bound = await mapped.BindAsync(value => Task.FromResult<Result<string>>($"{value}"));

        Assert.True(bound.IsSuccess);
        Assert.Equal("42", bound.Value);
    }

    [Fact]
    public async Task Chain_Error_StopsThere()
    {
        Result<int> start = Refusal;

        var mapped = await start.Map<int>(_ => throw new InvalidOperationException()).MapAsync<int>(_ => throw new InvalidOperationException());
        var bound = await mapped.BindAsync<int>(_ => throw new InvalidOperationException());

        Assert.False(bound.IsSuccess);
        Assert.Same(Refusal, bound.Error);
    }

    [Fact]
    public async Task BindAsync_NextRefuses_GivesItsError()
    {
        Result<int> start = 1;
        Assert.Same(Refusal, (await start.BindAsync(_ => Task.FromResult<Result<int>>(Refusal))).Error);
    }

    [Fact]
    public void Field_Message_NamesTheFieldInDetailAndFields()
    {
        var error = Error.Field(ErrorKind.Conflict, "slug-exists", "slug", "choose another");

        Assert.Equal("slug: choose another", error.Detail);
        Assert.Equal(["choose another"], error.Fields["slug"]);
        Assert.Empty(new Error(ErrorKind.Internal, "x", "y").Fields);
    }
}
