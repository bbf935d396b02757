using Kashf.Core.Results;
using Kashf.Functions.Hosting.Requests;
using Microsoft.AspNetCore.Http;

namespace Kashf.Functions.Hosting;

/// <summary>The one step from a use case's result to an HTTP answer.</summary>
internal static class ResultExtensions
{
    public static IResult ToHttp<T, TAnswer>(this Result<T> result, Func<T, TAnswer> answer) =>
        result.IsSuccess ? Ok(answer(result.Value)) : result.Error.ToHttp();

    public static IResult ToHttp(this Error error) => new ProblemResult(error);

    public static IResult Ok<TAnswer>(TAnswer answer) => Results.Json(answer, WireJson.Options);
}
