using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace TrackStore.Sample.Commands;

/// <summary>Writes the standard help, followed by the command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        // Only a terminal has a width; redirected help keeps its lines whole.
        if (Console.IsOutputRedirected)
            help.MaxWidth = int.MaxValue;

        // The help would show the arguments of the parent command in front of this command's name.
        foreach (Argument argument in parseResult.CommandResult.Command.Parents.OfType<Command>().SelectMany(parent => parent.Arguments))
            argument.Hidden = true;
        int result = help.Invoke(parseResult);
        if (CommandExamples.Of(parseResult.CommandResult.Command) is not { Count: > 0 } examples)
            return result;

        // Without the prefix, which every example has and which would push most of them over the edge of a terminal.
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples, in the repository's folder:");
        output.WriteLine($"  {CommandLine.Prefix} {examples[0]}");
        foreach (string example in examples.Skip(1))
            output.WriteLine($"  ... {example}");
        output.WriteLine();
        if (parseResult.CommandResult.Command is RootCommand && Library.DefaultPath is { } path)
        {
            output.WriteLine("Default library:");
            output.WriteLine($"  {path}");
            output.WriteLine();
        }

        return result;
    }
}
