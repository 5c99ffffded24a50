using System.CommandLine;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>A musical key in any notation: "8A", "Am", "1m".</summary>
internal static class KeyOption
{
    public static Option<MusicalKey?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "key",
        CustomParser = result =>
        {
            string text = result.Tokens.Single().Value;
            if (MusicalKey.TryParse(text, out MusicalKey key))
                return key;
            result.AddError($"\"{text}\" is not a key. Write {name} 8A, {name} Am or {name} \"F# minor\".");
            return null;
        },
    };
}
