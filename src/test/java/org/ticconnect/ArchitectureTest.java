package org.ticconnect;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "org.ticconnect", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theProtocolKnowsOnlyJava =
      classes()
          .that()
          .resideInAPackage("..ticconnect.tic..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "..ticconnect.tic..");

  @ArchTest
  static final ArchRule theMeterKnowsOnlyTheProtocol =
      classes()
          .that()
          .resideInAPackage("..ticconnect.meter..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "..ticconnect.tic..", "..ticconnect.meter..");

  @ArchTest
  static final ArchRule whatIsBelievedAndLearnedHangsOnTheProtocolAlone =
      classes()
          .that()
          .resideInAnyPackage("..meter.guard..", "..meter.estimate..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "..ticconnect.tic..", "..meter.guard..", "..meter.estimate..");

  @ArchTest
  static final ArchRule nobodyKnowsTheAdminRoom =
      noClasses()
          .that()
          .resideInAPackage("org.ticconnect.*..")
          .and()
          .resideOutsideOfPackage("..ticconnect.admin..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..ticconnect.admin..");

  @ArchTest
  static final ArchRule mappingsKnowNoFrameworkOfRoutesAndNoSink =
      noClasses()
          .that()
          .resideInAPackage("..ticconnect.mapping..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.camel..",
              "io.netty..",
              "io.vertx..",
              "..ticconnect.modbus..",
              "..ticconnect.mqtt..",
              "..ticconnect.source..",
              "..ticconnect.pipeline..",
              "..ticconnect.web..");

  @ArchTest
  static final ArchRule ownersFilesAreCheckedWithoutTheFrameworkThatRunsThem =
      noClasses()
          .that()
          .resideInAPackage("..ticconnect.owner.check..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..");

  @ArchTest
  static final ArchRule sinksDoNotKnowEachOther =
      slices()
          .matching("org.ticconnect.(modbus|mqtt|history|device|network|source|recording|web)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule ownersRoutesKnowNoSinkAndNoPage =
      noClasses()
          .that()
          .resideInAPackage("..ticconnect.owner..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..ticconnect.modbus..",
              "..ticconnect.mqtt..",
              "..ticconnect.history..",
              "..ticconnect.device..",
              "..ticconnect.source..",
              "..ticconnect.files..",
              "..ticconnect.settings..",
              "..ticconnect.web..",
              "io.vertx..");

  @ArchTest
  static final ArchRule theLibraryOfFilesKnowsNoFrameworkAndOnlyMaps =
      noClasses()
          .that()
          .resideInAPackage("..ticconnect.files..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.camel..")
                  .or(resideInAPackage("io.vertx.."))
                  .or(
                      resideInAPackage("org.ticconnect..")
                          .and(
                              resideOutsideOfPackages(
                                  "..ticconnect.files..", "..ticconnect.mapping.."))));

  @ArchTest
  static final ArchRule whoMayDoWhatIsDecidedWithoutAFrameworkAndWithoutOtherRooms =
      noClasses()
          .that()
          .resideInAPackage("..ticconnect.access..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.camel..")
                  .or(resideInAPackage("io.vertx.."))
                  .or(
                      resideInAPackage("org.ticconnect..")
                          .and(
                              resideOutsideOfPackages(
                                  "..ticconnect.access..", "..ticconnect.files.."))));

  @ArchTest
  static final ArchRule factoryDefaultsKnowNobodyAndGoByWhatStays =
      noClasses()
          .that()
          .resideInAPackage("..ticconnect.factory..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.camel..")
                  .or(resideInAPackage("io.vertx.."))
                  .or(
                      resideInAPackage("org.ticconnect..")
                          .and(resideOutsideOfPackages("..ticconnect.factory.."))));

  @ArchTest
  static final ArchRule whetherPartsLiveIsFoundOutWithoutKnowingThem =
      classes()
          .that()
          .resideInAPackage("..ticconnect.life..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.slf4j..", "..ticconnect.life..");

  @ArchTest
  static final ArchRule timeKnowsNoRoom =
      noClasses()
          .that()
          .resideInAPackage("..ticconnect.clock..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.ticconnect..")
                  .and(resideOutsideOfPackages("..ticconnect.clock..")));

  @ArchTest
  static final ArchRule packagesAreCheckedWithoutAFrameworkAndWithoutOtherRooms =
      noClasses()
          .that()
          .resideInAPackage("org.ticconnect.update..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.camel..")
                  .or(resideInAPackage("io.vertx.."))
                  .or(resideInAPackage("com.fasterxml.."))
                  .or(
                      resideInAPackage("org.ticconnect..")
                          .and(
                              resideOutsideOfPackages(
                                  "org.ticconnect.update..", "..ticconnect.files.."))));

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("org.ticconnect.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheProgramKnowsAll =
      noClasses()
          .that()
          .resideInAPackage("org.ticconnect.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.ticconnect");

  @ArchTest
  static final ArchRule protocolClassesOfModbusStayInTheirRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("..ticconnect.modbus..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.ghgande..");

  @ArchTest
  static final ArchRule theSerialDriverStaysInItsRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("..ticconnect.source..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fazecast..");

  @ArchTest
  static final ArchRule theDriverOfPinsStaysInOneClass =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.ticconnect.device.hardware.Board")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.pi4j..");

  @ArchTest
  static final ArchRule theDeviceKnowsNoOtherRoom =
      noClasses()
          .that()
          .resideInAPackage("..ticconnect.device..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.ticconnect..")
                  .and(resideOutsideOfPackages("..ticconnect.device..")));

  @ArchTest
  static final ArchRule whatIsPressedAndShownKnowsNotWhatItIsMadeOf =
      noClasses()
          .that()
          .resideInAnyPackage("..device.light..", "..device.button..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..device.hardware..");

  @ArchTest
  static final ArchRule theBrokersClientStaysInItsRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("..ticconnect.mqtt..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.paho..");

  @ArchTest
  static final ArchRule theSystemsBusStaysInItsRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("..network.manager..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.freedesktop..");

  @ArchTest
  static final ArchRule theNetworkKnowsNoFrameworkAndNoOtherRoom =
      noClasses()
          .that()
          .resideInAPackage("..ticconnect.network..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.camel..")
                  .or(resideInAPackage("io.vertx.."))
                  .or(
                      resideInAPackage("org.ticconnect..")
                          .and(resideOutsideOfPackages("..ticconnect.network.."))));

  @ArchTest
  static final ArchRule theResponderForNamesStaysInItsRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("..network.names..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javax.jmdns..");

  @ArchTest
  static final ArchRule namesKnowOnlyJavaAndTheirResponder =
      classes()
          .that()
          .resideInAPackage("..network.names..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "javax.jmdns..", "org.slf4j..", "..network.names..");

  @ArchTest
  static final ArchRule theStoreOnDiskStaysInItsRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("..ticconnect.store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.h2..");

  @ArchTest
  static final ArchRule theStoreKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("..ticconnect.store..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.camel..")
                  .or(
                      resideInAPackage("org.ticconnect..")
                          .and(resideOutsideOfPackages("..ticconnect.store.."))));

  @ArchTest
  static final ArchRule theJournalKnowsMetersAndNobodyElse =
      noClasses()
          .that()
          .resideInAPackage("..ticconnect.journal..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.ticconnect..")
                  .and(
                      resideOutsideOfPackages(
                          "..ticconnect.journal..",
                          "..ticconnect.store..",
                          "..ticconnect.meter..",
                          "..ticconnect.tic..")));

  @ArchTest
  static final ArchRule nobodyElseReadsTheEnvironment =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.ticconnect.TicConnect")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);
}
