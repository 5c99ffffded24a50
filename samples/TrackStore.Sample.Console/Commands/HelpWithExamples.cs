using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace TrackStore.Sample.Commands;

/// <summary>The usual help, with the command's examples below it.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        // Redirected help is for reading elsewhere; only a terminal has an edge to break lines at.
        if (Console.IsOutputRedirected)
            help.MaxWidth = int.MaxValue;

        // What the command above takes has no place before the name of this one.
        foreach (Argument argument in parseResult.CommandResult.Command.Parents.OfType<Command>().SelectMany(parent => parent.Arguments))
            argument.Hidden = true;
        int result = help.Invoke(parseResult);
        if (CommandExamples.Of(parseResult.CommandResult.Command) is not { Count: > 0 } examples)
            return result;

        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in examples)
            output.WriteLine($"  {CommandLine.Prefix} {example}".TrimEnd());
        output.WriteLine();
        return result;
    }
}
