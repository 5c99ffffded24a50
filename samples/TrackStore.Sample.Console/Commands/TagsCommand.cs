using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>tags: lists the library's tags.</summary>
internal static class TagsCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("tags", "Lists all tags with the number of their tracks.");
        host.OnLibrary(command, async (library, _, cancellationToken) =>
        {
            IReadOnlyList<Tag> tags = await library.Tracks.ListTagsAsync(cancellationToken);
            if (tags.Count == 0)
                host.Output.Note("There are no tags. \"tag <track> --add <name>\" makes one.");
            else
                host.Output.List([new("Tag"), new("Tracks", RightAligned: true), new("Colour"), new("Description")], [.. tags.Select(tag => new[] { tag.Name, Format.Id(tag.TrackCount), tag.Color, tag.Description })]);
        });
        return command.WithExamples("tags");
    }
}
