using System.Diagnostics.CodeAnalysis;

namespace Kashf.Core.Results;

/// <summary>A value, or the error that stands in its place.</summary>
public readonly struct Result<T>
{
    private Result(T? value, Error? error)
    {
        Value = value;
        Error = error;
    }

    public T? Value { get; }

    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    public Result<TNext> Map<TNext>(Func<T, TNext> next) => IsSuccess ? next(Value) : Error;

    public async Task<Result<TNext>> MapAsync<TNext>(Func<T, Task<TNext>> next) => IsSuccess ? await next(Value) : Error;

    public async Task<Result<TNext>> BindAsync<TNext>(Func<T, Task<Result<TNext>>> next) =>
        IsSuccess ? await next(Value) : Error;

#pragma warning disable CA2225 // the named alternates would only repeat the operators
    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
#pragma warning restore CA2225
}
