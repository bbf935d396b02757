using System.Diagnostics;

namespace Kashf.TestServices;

/// <summary>A script run by node from the repository: it says on its output that it is ready, and ends when its input is closed,
/// which the operating system does where the process of the tests dies.</summary>
internal sealed class NodeProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly List<string> output = [];
    private readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NodeProcess(string script, IEnumerable<string> arguments, string readyPrefix)
    {
        var start = new ProcessStartInfo("node", [ServiceScripts.PathOf(script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data, readyPrefix);
        process.ErrorDataReceived += (_, line) => Read(line.Data, readyPrefix);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"{script} ended. {Output}"));
    }

    public int Id => process.Id;

    /// <summary>What the script said last, for messages.</summary>
    private string Output
    {
        get
        {
            lock (output)
                return string.Join('\n', output.TakeLast(20));
        }
    }

    /// <summary>Starts the script and waits until it is ready; gives what stood after the prefix on that line.</summary>
    /// <exception cref="InvalidOperationException">The script ended at once, or was not ready within a minute.</exception>
    public static async Task<(NodeProcess Process, string Ready)> StartAsync(
        string script, IEnumerable<string> arguments, string readyPrefix, CancellationToken cancellationToken)
    {
        var node = new NodeProcess(script, arguments, readyPrefix);
        node.process.Start();
        try
        {
            node.process.BeginOutputReadLine();
            node.process.BeginErrorReadLine();
            return (node, await node.ready.Task.WaitAsync(Patience, cancellationToken));
        }
        catch (TimeoutException late)
        {
            await node.KillAsync();
            node.Dispose();
            throw new InvalidOperationException($"{script} was not ready in time. {node.Output}", late);
        }
        catch
        {
            await node.KillAsync();
            node.Dispose();
            throw;
        }
    }

    /// <summary>Closes the script's input, and waits for its orderly end; kills it where it does not come.</summary>
    public async Task StopAsync()
    {
        if (!process.HasExited)
            process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }
    }

    /// <summary>Ends the process and its children at once, as a crash does.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public void Dispose() => process.Dispose();

    private void Read(string? line, string readyPrefix)
    {
        if (line is null)
            return;
        lock (output)
            output.Add(line);
        if (line.StartsWith(readyPrefix, StringComparison.Ordinal))
            ready.TrySetResult(line[readyPrefix.Length..]);
    }
}
