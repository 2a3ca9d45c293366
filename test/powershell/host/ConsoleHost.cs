using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace PowerShellHost;

/// <summary>Output, warnings and the like go to standard output, errors to standard error; answers come from standard input.</summary>
internal sealed class ConsoleHost(bool interactive) : PSHost
{
    public int? ExitCode { get; private set; }

    public override string Name => "PowerShellHost";
    public override Version Version { get; } = new(1, 0);
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;
    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;
    public override PSHostUserInterface UI { get; } = new ConsoleUserInterface(interactive);

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
    public override void EnterNestedPrompt() => throw new PSNotSupportedException("There is no nested prompt.");
    public override void ExitNestedPrompt() => throw new PSNotSupportedException("There is no nested prompt.");
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
}

internal sealed class ConsoleUserInterface(bool interactive) : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new FixedRawUserInterface();

    public override void Write(string value) => Console.Out.Write(Plain(value));
    public override void Write(ConsoleColor foreground, ConsoleColor background, string value) => Write(value);
    public override void WriteLine(string value) => Console.Out.WriteLine(Plain(value));
    public override void WriteErrorLine(string value) => Console.Error.WriteLine(Plain(value));
    public override void WriteWarningLine(string message) => WriteLine($"WARNING: {message}");
    public override void WriteVerboseLine(string message) => WriteLine($"VERBOSE: {message}");
    public override void WriteDebugLine(string message) => WriteLine($"DEBUG: {message}");

    /// <summary>Like pwsh with a redirected output, shows none.</summary>
    public override void WriteProgress(long sourceId, ProgressRecord record) { }

    public override string ReadLine()
    {
        if (!interactive) throw new PSInvalidOperationException("The shell is not interactive.");
        return Console.In.ReadLine() ?? throw new PSInvalidOperationException("Standard input has ended.");
    }

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        if (!interactive) throw new PSInvalidOperationException("The shell is not interactive.");
        WriteLine(caption);
        WriteLine(message);
        WriteLine(string.Join("  ", choices.Select(choice => $"[{Key(choice)}] {choice.Label.Replace("&", "")}")));
        while (true)
        {
            var answer = ReadLine().Trim();
            if (answer.Length == 0 && defaultChoice >= 0) return defaultChoice;
            for (var index = 0; index < choices.Count; index++)
            {
                if (string.Equals(answer, Key(choices[index]), StringComparison.OrdinalIgnoreCase)) return index;
            }
        }
    }

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions) =>
        descriptions.ToDictionary(field => field.Name, _ => PSObject.AsPSObject(ReadLine()));

    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        foreach (var character in ReadLine()) secret.AppendChar(character);
        return secret;
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new PSNotSupportedException("Credentials cannot be typed here.");

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName,
        PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        PromptForCredential(caption, message, userName, targetName);

    private static string Plain(string value) => GetOutputString(value, supportsVirtualTerminal: false);

    private static string Key(ChoiceDescription choice)
    {
        var mark = choice.Label.IndexOf('&');
        return mark < 0 ? choice.Label : choice.Label.Substring(mark + 1, 1);
    }
}

/// <summary>A screen of one size, so that tables come out the same everywhere.</summary>
internal sealed class FixedRawUserInterface : PSHostRawUserInterface
{
    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;
    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;
    public override Size BufferSize { get; set; } = new(160, 50);
    public override Size WindowSize { get; set; } = new(160, 50);
    public override Size MaxWindowSize => WindowSize;
    public override Size MaxPhysicalWindowSize => WindowSize;
    public override Coordinates CursorPosition { get; set; }
    public override Coordinates WindowPosition { get; set; }
    public override int CursorSize { get; set; } = 1;
    public override string WindowTitle { get; set; } = "PowerShell";
    public override bool KeyAvailable => false;

    public override void FlushInputBuffer() { }
    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new PSNotSupportedException("There are no keys.");
    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => new BufferCell[0, 0];
    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) { }
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) { }
    public override void ScrollBufferContents(
        Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) { }
}
