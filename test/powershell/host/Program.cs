using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Text;
using Microsoft.PowerShell;

namespace PowerShellHost;

/// <summary>
/// The PowerShell engine behind the command line of pwsh, for machines that have .NET but no PowerShell. It has the commands of
/// the engine alone, without the Utility and Management modules.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        Console.InputEncoding = new UTF8Encoding(false);
        Options options;
        try
        {
            options = Options.Parse(arguments);
        }
        catch (ArgumentException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return 64;
        }
        var host = new ConsoleHost(options.Interactive);
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows() && options.ExecutionPolicy is not null)
        {
            state.ExecutionPolicy = Enum.Parse<ExecutionPolicy>(options.ExecutionPolicy, ignoreCase: true);
        }
        using var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        runspace.Open();
        Runspace.DefaultRunspace = runspace;
        var session = new Session(runspace, host);
        Console.CancelKeyPress += (_, interrupt) =>
        {
            interrupt.Cancel = true;
            session.Stop();
        };
        if (options.File is not null) session.Run(". $args[0]", Path.GetFullPath(options.File));
        else if (options.Command == "-") session.RunLines(Console.In);
        else if (options.Command is not null) session.Run(options.Command);
        if (options.NoExit && options.Command != "-") session.RunLines(Console.In);
        return host.ExitCode ?? (session.Failed ? 1 : 0);
    }
}

internal sealed record Options(string? Command, string? File, string? ExecutionPolicy, bool Interactive, bool NoExit)
{
    public static Options Parse(string[] arguments)
    {
        var options = new Options(null, null, null, true, false);
        for (var index = 0; index < arguments.Length; index++)
        {
            string Value() => ++index < arguments.Length
                ? arguments[index]
                : throw new ArgumentException($"{arguments[index - 1]} needs a value.");
            options = arguments[index].ToLowerInvariant() switch
            {
                "-nologo" or "-noprofile" => options,
                "-noninteractive" => options with { Interactive = false },
                "-noexit" => options with { NoExit = true },
                "-executionpolicy" => options with { ExecutionPolicy = Value() },
                "-command" or "-c" => options with { Command = Value() },
                "-file" or "-f" => options with { File = Value() },
                var unknown => throw new ArgumentException($"There is no option {unknown}."),
            };
        }
        return options;
    }
}

/// <summary>Runs scripts one after the other in one runspace; what they output is shown as at a prompt.</summary>
internal sealed class Session(Runspace runspace, ConsoleHost host)
{
    private volatile PowerShell? running;

    public bool Failed { get; private set; }

    public void Stop() => running?.BeginStop(null, null);

    public void Run(string script, params object[] arguments)
    {
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(script);
        foreach (var argument in arguments) shell.AddArgument(argument);
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        running = shell;
        Failed = false;
        try
        {
            shell.Invoke();
            Failed = shell.HadErrors;
        }
        catch (PipelineStoppedException)
        {
            Failed = true;
        }
        catch (RuntimeException problem)
        {
            Failed = true;
            Report(problem.ErrorRecord);
        }
        finally
        {
            running = null;
        }
    }

    /// <summary>Each statement runs as soon as its last line has arrived.</summary>
    public void RunLines(TextReader reader)
    {
        var script = new StringBuilder();
        while (host.ExitCode is null && reader.ReadLine() is { } line)
        {
            script.AppendLine(line);
            Parser.ParseInput(script.ToString(), out _, out var errors);
            if (errors.Any(error => error.IncompleteInput)) continue;
            Run(script.ToString());
            script.Clear();
        }
        if (script.Length > 0 && host.ExitCode is null) Run(script.ToString());
    }

    private void Report(ErrorRecord record)
    {
        host.UI.WriteErrorLine(record.ToString());
        if (record.InvocationInfo is not null) host.UI.WriteErrorLine(record.InvocationInfo.PositionMessage);
    }
}
