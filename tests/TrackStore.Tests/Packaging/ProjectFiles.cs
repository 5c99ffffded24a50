using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Packaging;

/// <summary>Reads plain properties and items of the nuspec and of the project files that it must agree with.</summary>
internal sealed partial class ProjectFiles
{
    private readonly Dictionary<string, string> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly XDocument _packages;
    private readonly XDocument _library;
    private readonly XDocument _project;

    private ProjectFiles(string root)
    {
        Root = root;
        Nuspec = Load("TrackStore.nuspec");
        _packages = Load("Directory.Packages.props");
        _library = Load("src/Directory.Build.props");
        _project = Load("src/TrackStore/TrackStore.csproj");

        // The SDK's defaults, and the variant of README.md that the build writes.
        _properties["PackedReadme"] = "README.md";
        _properties["PackageId"] = "TrackStore";
        _properties["PackageVersion"] = "$(Version)";
        _properties["Configuration"] = typeof(ProjectFiles).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        foreach (XElement property in new[] { Load("Directory.Build.props"), _packages, _library, _project }
            .SelectMany(file => file.Root!.Elements("PropertyGroup"))
            .SelectMany(group => group.Elements())
            .Where(property => property.Attribute("Condition") is null))
            _properties[property.Name.LocalName] = property.Value;

        NuspecProperties = _project.Descendants("_NuspecProperty")
            .Select(item => item.Attribute("Include")!.Value.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Expand(pair[1]));
    }

    public string Root { get; }

    public XDocument Nuspec { get; }

    public IReadOnlyDictionary<string, string> NuspecProperties { get; }

    public static ProjectFiles Read() => new(Repository.Root);

    public IEnumerable<string> ShippedPackageReferences()
        => _project.Descendants("PackageReference").Concat(_library.Descendants("PackageReference"))
            .Where(reference => !string.Equals((string?)reference.Attribute("PrivateAssets"), "all", StringComparison.OrdinalIgnoreCase))
            .Select(reference => reference.Attribute("Include")!.Value);

    public IEnumerable<string> ProjectReferences()
        => _project.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

    public string PackageVersion(string id)
        => Expand(Assert.Single(_packages.Descendants("PackageVersion"), item => item.Attribute("Include")!.Value == id).Attribute("Version")!.Value);

    public IEnumerable<XElement> Dependencies() => Nuspec.Descendants().Where(element => element.Name.LocalName == "dependency");

    public IEnumerable<XElement> PackedFiles() => Nuspec.Descendants().Where(element => element.Name.LocalName == "file");

    public string PathInPackage(XElement file)
    {
        string name = Path.GetFileName(Substitute(file, "src"));
        string target = Substitute(file, "target");
        return target == name ? name : $"{target}/{name}";
    }

    public IEnumerable<string> Tokens()
        => Nuspec.Descendants().Attributes().Select(attribute => attribute.Value)
            .Concat(Nuspec.Descendants().Where(element => !element.HasElements).Select(element => element.Value))
            .SelectMany(text => Token().Matches(text)).Select(match => match.Groups[1].Value);

    public string Substitute(XElement element, string attribute)
        => Token().Replace(element.Attribute(attribute)!.Value, match => NuspecProperties[match.Groups[1].Value]);

    public string Expand(string text)
        => Property().Replace(text, match => Expand(_properties.GetValueOrDefault(match.Groups[1].Value, "")));

    private XDocument Load(string path) => XDocument.Load(Path.Combine(Root, path));

    [GeneratedRegex(@"\$(\w+)\$")]
    private static partial Regex Token();

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex Property();
}
