using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Commands.Lists;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Tags;

/// <summary>tags: lists the library's tags, and keeps them in order.</summary>
internal static class TagsCommand
{
    public static Command Create(CommandHost host)
    {
        var text = new Argument<string[]>("words") { Description = "Text in the name", Arity = ArgumentArity.ZeroOrMore };
        var most = new Option<bool>("--most-tracks") { Description = "Those with the most tracks first" };
        var pages = new PageOptions("tags", TagQuery.MaxPageSize);
        var command = new Command("tags", "Lists tags with their number of tracks. \"tags rename\", \"merge\" and \"delete\" change them.")
        {
            TagsRenameCommand.Create(host),
            TagsMergeCommand.Create(host),
            TagsDeleteCommand.Create(host),
            TagsSpellingCommand.Create(host),
            TagsProposalsCommand.Create(host),
            text, most,
        };
        pages.AddTo(command);
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            bool byCount = arguments.GetValue(most);
            string words = string.Join(' ', arguments.GetValue(text) ?? []);
            var query = new TagQuery
            {
                Text = words,
                OrderBy = byCount ? TagOrder.TrackCount : TagOrder.Name,
                Descending = byCount,
                PageSize = pages.SizeOf(arguments),
                Cursor = pages.CursorOf(arguments),
            };
            TagPage page = await pages.ReadAsync(arguments, () => library.Tags.ListTagsAsync(query, cancellationToken));
            if (page.Items.Count == 0)
            {
                host.Output.Note(words.Length > 0 ? "No tags match." : "There are no tags. \"tag <track> --add <name>\" adds one.");
                return;
            }

            host.Output.List(
                [
                    new("Tag"), new("Tracks", RightAligned: true), new("Other spellings", Optional: 1),
                    new("Color", IsWhole: true, Optional: 3), new("Description", Optional: 2),
                ],
                [
                    .. page.Items.Select(tag => new[]
                    {
                        tag.Name, Format.Number(tag.TrackCount), string.Join(", ", tag.Spellings), tag.Color, tag.Description,
                    }),
                ]);
            ListNotes.WriteNextPage(host.Output, page.NextCursor);
        });
        return command.WithExamples("tags", "tags --most-tracks", "tags merge \"peak time\" peaktime");
    }
}
