using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Tags;

/// <summary>tag: changes a track's tags.</summary>
internal static class TagCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var add = Names("--add", "Tags to add");
        var remove = Names("--remove", "Tags to remove");
        var set = Names("--set", "Replaces all tags; none removes them", ArgumentArity.ZeroOrMore);
        var command = new Command("tag", "Changes a track's tags.") { track, add, remove, set };
        command.Validators.Add(result =>
        {
            if ((result.IsGiven(add) || result.IsGiven(remove)) == result.IsGiven(set))
                result.AddError("Say what to change: --add and --remove, or --set alone.");
        });
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            IReadOnlyList<Tag> tags = await library.Tags.GetTagsAsync(found.Id, cancellationToken);
            if (arguments.CommandResult.IsGiven(set))
                tags = await library.Tags.SetTagsAsync(found.Id, arguments.GetValue(set) ?? [], cancellationToken);
            if (arguments.GetValue(add) is { Length: > 0 } added)
                tags = await library.Tags.AddTagsAsync(found.Id, added, cancellationToken);
            if (arguments.GetValue(remove) is { Length: > 0 } removed)
            {
                IReadOnlyList<Tag> left = await library.Tags.RemoveTagsAsync(found.Id, removed, cancellationToken);
                Report(
                    host.Output, found, removed.Length, tags.Count - left.Count, left, onlyRemoves: !arguments.CommandResult.IsGiven(add));
                tags = left;
            }

            host.Output.Line($"{found.Describe()}: {NamesOf(tags)}");
        });
        return command.WithExamples("tag 12 --add \"peak time\" vinyl", "tag 12 --add closing --remove opening", "tag 12 --set vinyl");
    }

    // The library compares names without case and accents, so what it removed is counted and not looked up by name.
    private static void Report(Output output, Track track, int wanted, int removed, IReadOnlyList<Tag> left, bool onlyRemoves)
    {
        if (removed == 0 && onlyRemoves)
            throw new CommandException($"{track.Describe()} has no such tag. It has {NamesOf(left)}.");
        if (removed < wanted)
        {
            string missing = wanted - removed == 1 ? "the other" : "the others";
            output.Note($"Removed {Format.Count(removed, "tag")}. The track didn't have {missing}.");
        }
    }

    private static string NamesOf(IReadOnlyList<Tag> tags) => tags.Count == 0 ? "no tags" : string.Join(", ", tags.Select(tag => tag.Name));

    private static Option<string[]> Names(string name, string description, ArgumentArity? arity = null)
    {
        var option = new Option<string[]>(name)
        {
            Description = description,
            AllowMultipleArgumentsPerToken = true,
            Arity = arity ?? ArgumentArity.OneOrMore,
            HelpName = "tag",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
                result.AddError($"{name} takes names of tags, not an empty text.");
        });
        return option;
    }
}
