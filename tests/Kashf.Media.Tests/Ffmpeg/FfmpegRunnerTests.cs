using System.Globalization;
using Kashf.Media.Ffmpeg;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Tests.Ffmpeg;

public sealed class FfmpegRunnerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_WhatItWrites_IsTheOutput()
    {
        using var program = new PlayedProgram("cat");
        var output = new byte[5];
        Assert.Equal(FfmpegRun.Complete, await RunAsync(program, "hello"u8.ToArray(), output, Patience, Cancellation));
        Assert.Equal("hello"u8, output);
    }

    [Theory]
    [InlineData("cat; exit 1")]
    [InlineData("printf hell")]
    [InlineData("cat > /dev/null")]
    [InlineData("yes complaint | head -c 1000000 >&2; exit 1")]
    public async Task RunAsync_TooLittleOrAnExitCode_IsAFailure(string script)
    {
        using var program = new PlayedProgram(script);
        Assert.Equal(FfmpegRun.Failed, await RunAsync(program, "hello"u8.ToArray(), new byte[5], Patience, Cancellation));
    }

    [Theory]
    [InlineData("kill -9 $$")]
    [InlineData("kill -15 $$")]
    public async Task RunAsync_EndedFromOutside_IsNoFaultOfTheInput(string script)
    {
        using var program = new PlayedProgram(script);
        await Assert.ThrowsAsync<DecoderEndedException>(() => RunAsync(program, "hello"u8.ToArray(), new byte[5], Patience, Cancellation));
    }

    [Fact]
    public async Task RunAsync_InputThatIsNotRead_IsNoFailure()
    {
        using var program = new PlayedProgram("printf hello");
        Assert.Equal(FfmpegRun.Complete, await RunAsync(program, new byte[1_000_000], new byte[5], Patience, Cancellation));
    }

    [Fact]
    public async Task RunAsync_HangsWithItsChildren_AreEnded()
    {
        using var program = new PlayedProgram("sleep 1000 & echo $! > $HERE/child; wait");
        Assert.Equal(FfmpegRun.TookTooLong, await RunAsync(program, new byte[1_000_000], new byte[5], TimeSpan.FromSeconds(2), Cancellation));
        await AssertEndsAsync(program.FileNamed("child"));
    }

    [Fact]
    public async Task RunAsync_Cancelled_EndsTheProcess()
    {
        using var program = new PlayedProgram("echo $$ > $HERE/new; mv $HERE/new $HERE/started; sleep 1000");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var run = RunAsync(program, [], new byte[5], Patience, cancel.Token);
        while (!File.Exists(program.FileNamed("started")))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancellation);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await AssertEndsAsync(program.FileNamed("started"));
    }

    [Fact]
    public async Task RunAsync_Environment_HoldsTheSearchPathAlone()
    {
        Environment.SetEnvironmentVariable("KASHF_MEDIA_TESTS_SECRET", "secret");
        using var program = new PlayedProgram("env > $HERE/env; printf hello");
        await RunAsync(program, [], new byte[5], Patience, Cancellation);
        var names = (await File.ReadAllLinesAsync(program.FileNamed("env"), Cancellation)).Select(line => line.Split('=')[0]);
        Assert.Equal(["PATH"], names.Except(["PWD", "OLDPWD", "SHLVL", "_"])); // which the shell adds
    }

    [Fact]
    public async Task RunAsync_Limits_AreTheOperatingSystems()
    {
        using var program = new PlayedProgram("ulimit -v > $HERE/memory; ulimit -t > $HERE/seconds; printf hello");
        await RunAsync(program, [], new byte[5], TimeSpan.FromSeconds(59.5), Cancellation);
        Assert.Equal("1048576", (await File.ReadAllTextAsync(program.FileNamed("memory"), Cancellation)).Trim());
        Assert.Equal("61", (await File.ReadAllTextAsync(program.FileNamed("seconds"), Cancellation)).Trim());
    }

    [Fact]
    public async Task RunAsync_ManyAtOnce_RunsAsManyAsMayBe()
    {
        using var program = new PlayedProgram("mkdir $HERE/run-$$; ls -d $HERE/run-* | wc -l >> $HERE/counts; sleep 0.1; rmdir $HERE/run-$$; printf hello");
        using var runner = Runner(program.Path);
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => runner.RunAsync([], default, new byte[5], Patience, Cancellation)));
        Assert.All(runs, run => Assert.Equal(FfmpegRun.Complete, run));
        var counts = await File.ReadAllLinesAsync(program.FileNamed("counts"), Cancellation);
        Assert.Equal(8, counts.Length);
        Assert.InRange(counts.Max(count => int.Parse(count, CultureInfo.InvariantCulture)), 1, 2);
    }

    [Fact]
    public async Task RunAsync_NoProgram_SaysSo()
    {
        using var runner = Runner("/nowhere/ffmpeg");
        Assert.Equal(FfmpegRun.NotInstalled, await runner.RunAsync([], default, new byte[5], Patience, Cancellation));
    }

    /// <summary>A killed process may stay in the table until its parent looks.</summary>
    private static async Task AssertEndsAsync(string idFile)
    {
        var status = $"/proc/{(await File.ReadAllTextAsync(idFile, Cancellation)).Trim()}/stat";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (File.Exists(status) && await StateAsync(status) is not ("Z" or "X"))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
    }

    private static async Task<string> StateAsync(string status)
    {
        try
        {
            return (await File.ReadAllTextAsync(status, Cancellation)).Split(") ")[^1][..1];
        }
        catch (IOException)
        {
            return "X";
        }
    }

    private static async Task<FfmpegRun> RunAsync(PlayedProgram program, byte[] input, byte[] output, TimeSpan limit, CancellationToken cancellation)
    {
        using var runner = Runner(program.Path);
        return await runner.RunAsync([], input, output, limit, cancellation);
    }

    private static FfmpegRunner Runner(string path)
    {
        var options = Options.Create(new FfmpegOptions { Path = path, Processes = 2, MemoryBytes = 1L << 30 });
        return new FfmpegRunner(new FfmpegProgram(options), options, TimeProvider.System, NullLogger<FfmpegRunner>.Instance);
    }
}
