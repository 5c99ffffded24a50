using System.CommandLine;

namespace TrackStore.Sample.Commands;

/// <summary>tag: changes a track's tags.</summary>
internal static class TagCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var add = Names("--add", "Tags to add");
        var remove = Names("--remove", "Tags to take away");
        var set = Names("--set", "The only tags that the track shall have; none takes all away");
        var command = new Command("tag", "Changes a track's tags.") { track, add, remove, set };
        command.Validators.Add(result =>
        {
            if ((result.IsGiven(add) || result.IsGiven(remove)) == result.IsGiven(set))
                result.AddError("Say what to change: --add and --remove, or --set alone.");
        });
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            IReadOnlyList<Tag> tags = [];
            if (arguments.CommandResult.IsGiven(set))
                tags = await library.Tracks.SetTagsAsync(found.Id, arguments.GetValue(set) ?? [], cancellationToken);
            if (arguments.GetValue(add) is { Length: > 0 } added)
                tags = await library.Tracks.AddTagsAsync(found.Id, added, cancellationToken);
            if (arguments.GetValue(remove) is { Length: > 0 } removed)
                tags = await library.Tracks.RemoveTagsAsync(found.Id, removed, cancellationToken);
            host.Output.Line($"{found.Describe()}: {(tags.Count == 0 ? "no tags" : string.Join(", ", tags.Select(tag => tag.Name)))}");
        });
        return command.WithExamples("tag 12 --add \"peak time\" vinyl", "tag 12 --add closing --remove opening", "tag 12 --set vinyl");
    }

    private static Option<string[]> Names(string name, string description) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        Arity = name == "--set" ? ArgumentArity.ZeroOrMore : ArgumentArity.OneOrMore,
        HelpName = "tag",
    };
}
