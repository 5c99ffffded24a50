using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Commands.Duplicates;

/// <summary>reject: says that two tracks are different.</summary>
internal static class RejectCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> first = TrackReference.Argument("track", "A track: its id, or platform:id");
        Argument<string> second = TrackReference.Argument("other", "Another track");
        var command = new Command(
            "reject", "Says that two tracks are different, so that they are not listed as duplicates any more.") { first, second };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track one = await library.ResolveAsync(arguments.GetRequiredValue(first), cancellationToken);
            Track two = await library.ResolveAsync(arguments.GetRequiredValue(second), cancellationToken);
            if (one.Id == two.Id)
                throw new CommandException($"Both are {one.Describe()}. Name two tracks.");
            await library.Duplicates.RejectAsync(one.Id, two.Id, cancellationToken);
            host.Output.Line($"{one.Describe()} and {two.Describe()} stay apart");
        });
        return command.WithExamples("reject 12 34");
    }
}
